import { expect, test } from "vitest";
import { reloaded } from "../../scenario.ts";
import { always, run } from "./run.ts";

test("each object's rev is the seq of the entry that changed it last", () => {
	always((given) => {
		const night = run(given);
		for (const { changes, seq } of night.journal) {
			for (const change of changes) {
				if ("value" in change && "rev" in change.value) expect(change.value.rev).toBe(seq);
			}
		}
	});
});

test("timers fire when they are due, once, in order, and every open incident that asks for a person has one", () => {
	always((given) => {
		const night = run(given, ({ incidents, state, journal }) => {
			// One that an entry sets for its own moment is the next to come.
			const next = state.agenda.next()?.dueAt ?? Number.POSITIVE_INFINITY;
			expect(next).toBeGreaterThanOrEqual(journal.at(-1)?.receivedAt ?? 0);
			for (const { id, due, overdue } of incidents) {
				const clock = due?.what === "act" ? `${id}.act` : `${id}.due`;
				if (due && !overdue) expect(state.timer.get(clock)?.dueAt).toBe(due.at);
			}
		});
		let last = 0;
		const dueAt = new Map<string, number>();
		for (const { data, at, receivedAt, changes } of night.journal) {
			expect(receivedAt).toBeGreaterThanOrEqual(last);
			last = receivedAt;
			if (typeof data.timer === "string") {
				expect(dueAt.get(data.timer)).toBe(at);
				if (data.whileDown === true) expect(receivedAt).toBeGreaterThan(at);
				else expect(receivedAt).toBe(at);
				dueAt.delete(data.timer);
			}
			for (const change of changes) {
				if (change.kind !== "timer") continue;
				if ("value" in change) dueAt.set(change.id, change.value.dueAt);
				else dueAt.delete(change.id);
			}
		}
		expect(new Map([...night.state.timer].map(([id, timer]) => [id, timer.dueAt]))).toEqual(dueAt);
	});
});

test("what is read back from rows is what was known, and goes on in the same way", () => {
	always((given) => {
		const live = run(given);
		const often = run(given, (night) => {
			night.state = reloaded(night.state);
		});
		expect(often.journal).toEqual(live.journal);
		expect(often.state).toEqual(live.state);
		expect(reloaded(live.state)).toEqual(live.state);
	});
});

test("the same journal gives the same state, also when it was stored as text on the way", () => {
	always((given) => {
		const live = run(given);
		const replayed = run(JSON.parse(JSON.stringify(given)));
		expect(replayed.journal).toEqual(live.journal);
		expect(JSON.parse(JSON.stringify(live.journal))).toEqual(live.journal);
	});
});
