import { expect, test } from "vitest";
import { CONSOLE } from "../../../src/model/channel.ts";
import { always, run } from "./run.ts";

test("somebody is told on only of what nobody has taken, and of all that is urgent and overdue", () => {
	always((given) => {
		const night = run(given, ({ incidents, state }) => {
			for (const { id, state: at, priority, overdue, drill } of incidents) {
				const urgent = priority === "critical" || priority === "high";
				if (urgent && overdue && !drill && at === "open") expect(state.timer.has(`${id}.tell`)).toBe(true);
				if (at !== "open" || priority === "low") expect(state.timer.has(`${id}.tell`)).toBe(false);
			}
		});
		for (const { type, changes } of night.journal) {
			if (type !== "incident.told-on") continue;
			const [told] = changes.flatMap((change) => (change.kind === "incident" ? [change] : []));
			expect(told).toMatchObject({ value: { state: "open" } });
		}
	});
});

test("what goes out is about something real, and what only asks for a person goes out to nobody once one has taken it", () => {
	always((given) => {
		run(given, ({ state }) => {
			for (const { incident: id, channel, state: is } of state.delivery.values()) {
				const incident = state.incident.get(id ?? "");
				expect(incident?.drill).toBeUndefined();
				if (channel === "bell") expect(incident?.discreet).toBeUndefined();
				if (channel === "sms" || (is !== "waiting" && is !== "failed")) continue;
				expect([CONSOLE, "bell"]).toContain(channel);
				expect(incident?.state).toBe("open");
			}
		});
	});
});

test("nothing real meets anything of a drill, and nobody is told of a drill", () => {
	always((given) => {
		const night = run(given, ({ incidents, state }) => {
			for (const { alarms, drill, told } of incidents) {
				for (const id of alarms) expect(state.alarm.get(id)?.drill).toBe(drill);
				if (drill) expect(told).toBeUndefined();
			}
			if (state.drill.size === 0) expect(incidents.filter(({ drill }) => drill)).toEqual([]);
		});
		for (const { drill, told } of night.ended) if (drill) expect(told).toBeUndefined();
	});
});

test("there is one watch at most, and the guard room is unattended exactly while something is missing", () => {
	always((given) => {
		run(given, ({ alarms, state }) => {
			expect(state.shift.size).toBeLessThanOrEqual(1);
			const { watched, shift, missing = {} } = state.memory.get("guard-room")?.guardRoom ?? {};
			expect(shift).toBe([...state.shift.keys()][0]);
			if (watched) expect("no-operator" in missing).toBe(shift === undefined);
			else expect(missing).toEqual({});
			const alarm = alarms.find(({ type }) => type === "guard-room.unattended");
			if (alarm) expect(alarm.active).toBe(Object.keys(missing).length > 0);
		});
	});
});
