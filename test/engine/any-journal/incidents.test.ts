import { expect, test } from "vitest";
import type { Incident } from "../../../src/model/incident.ts";
import { missingSteps } from "../../../src/model/steps.ts";
import type { Night } from "../../scenario.ts";
import { always, alwaysWithCalls, type Line, run } from "./run.ts";

/** Whether a timer is about an incident that went into another one; what is left of its guards follows it there. */
function gone(night: Night, incident: unknown): boolean {
	const went = night.ended.find(({ id, mergedInto }) => id === incident && mergedInto !== undefined);
	return went !== undefined && went.dispatches === undefined;
}

/** Incidents that a person merged into another one. */
function merges(night: Night): ReadonlySet<unknown> {
	return new Set(night.journal.flatMap(({ type, data }) => (type === "incident.merged" ? [data.incident] : [])));
}

function onlyAPersonsReset(given: readonly Line[]): void {
	const night = run(given);
	for (const incident of night.ended) {
		if (incident.drill) {
			const ended = incident.cause === "drill" || incident.mergedInto !== undefined;
			expect(ended || incident.acknowledgedAt !== undefined).toBe(true);
			continue;
		}
		const reset = night.journal.find(
			({ type, data, changes }) =>
				(type === "incident.resolved" && data.incident === incident.id) ||
				(type === "walk-test.confirmed" && changes.some(({ id }) => id === incident.id)),
		);
		if (incident.mergedInto === undefined) {
			expect(reset).toBeDefined();
			expect(incident.state).toBe("resolved");
			if (reset?.type === "incident.resolved") expect(incident.acknowledgedAt).toBeDefined();
		} else if (!merges(night).has(incident.id)) {
			expect(["device.lost", "perimeter.degraded"]).toContain(incident.type);
		}
	}
}

test("only a person's reset ends an incident, but for single losses that go into their feed's", () => {
	always(onlyAPersonsReset);
});

test("merging and splitting lose no alarm, no dispatch and no word of an agency, and let nothing unseen pass as seen", () => {
	always((given) => {
		run(given, (night, _before, line, asked) => {
			if (line.sort !== "act" || !["incident.merged", "incident.split"].includes(line.type)) return;
			// What is put together rings, and a drill ends by that with all it raised.
			const all = (of: Iterable<Incident>) => [...of].filter(({ drill }) => !drill || night.state.drill.size > 0);
			const [was, is] = [all(asked.incidents.values()), all(night.incidents)];
			for (const list of ["dispatches", "agencies"] as const) {
				const count = (some: Incident[]) => some.reduce((sum, one) => sum + (one[list]?.length ?? 0), 0);
				expect(count(is)).toBe(count(was));
			}
			expect(new Set(is.flatMap(({ alarms }) => alarms))).toEqual(new Set(was.flatMap(({ alarms }) => alarms)));
			const hashes = (some: Incident[]) =>
				new Set(some.flatMap(({ pictures = [] }) => pictures.flatMap(({ hash }) => hash ?? [])));
			expect(hashes(is)).toEqual(hashes(was));
			// Where two are put together, a step of the same id is the same step.
			const done = new Set(line.type === "incident.merged" ? was.flatMap(({ steps = {} }) => Object.keys(steps)) : []);
			const asks = (some: Incident[]) =>
				new Set(some.flatMap((one) => missingSteps(night.site, one).map(({ id }) => id)));
			for (const id of asks(was)) if (!done.has(id)) expect(asks(is)).toContain(id);
			const open = (some: Incident[]) => new Set(some.flatMap(({ state, alarms }) => (state === "open" ? alarms : [])));
			const after = open(is);
			for (const id of open(was)) expect(after.has(id)).toBe(true);
			expect([...night.state.timer.values()].every(({ data }) => !gone(night, data.incident))).toBe(true);
		});
	});
});

test("an acknowledged critical never silently closes or sleeps", () => {
	alwaysWithCalls((given) => {
		run(given, (night, before) => {
			const now = night.journal.at(-1)?.receivedAt ?? 0;
			for (const { id, priority, state, waiting, quiet, due } of night.incidents) {
				if (priority !== "critical") continue;
				expect(quiet).toBeUndefined();
				const clock = waiting ? "wait" : state === "open" ? "due" : "act";
				const timer = night.state.timer.get(`${id}.${clock}`);
				expect(timer?.dueAt).toBeGreaterThan(now);
				if (state === "open") expect([due?.what, waiting]).toEqual(["acknowledge", undefined]);
				else expect(timer?.dueAt).toBeLessThanOrEqual(now + (waiting ? 600_000 : 90_000));
			}
			for (const { id, priority } of before.incidents.values()) {
				if (priority !== "critical" || night.state.incident.has(id)) continue;
				const over = night.ended.findLast((one) => one.id === id);
				const into = night.state.incident.get(over?.mergedInto ?? "");
				if (over?.mergedInto !== undefined) expect(into?.priority).toBe("critical");
				else if (!over?.drill) expect(closedBy(night, id)).toMatch(/^user:/);
			}
		});
	});
});

function closedBy(night: Night, incident: string): string | undefined {
	return night.journal.findLast(({ type, data }) => type === "incident.resolved" && data.incident === incident)?.source;
}
