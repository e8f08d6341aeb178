import { expect, test } from "vitest";
import { instant, Night } from "../../scenario.ts";

/** Who was told of it first. */
function firstTold(night: Night, incident: string) {
	const told = night.journal.find(({ type, data }) => type === "incident.told-on" && data.incident === incident);
	return told && { who: told.data.who, at: told.receivedAt, to: told.data.to };
}

test("operator-asleep: nobody answers, nobody takes it, and it reaches everyone there is, again and again", () => {
	const night = new Night();
	night.hub("01:50:00", "console.attended", { user: "li", sound: true });
	night.person("01:50:10", "li", "shift.signed-on", { guards: ["zhao", "qian", "sun"] });
	// Within forty minutes he is asked to press one key, and does not.
	night.until("02:32:00");
	const asked = night.journal.find(({ type }) => type === "shift.presence-asked")?.receivedAt ?? 0;
	const unattended = night.incident("guard-room.unattended");
	expect(unattended).toMatchObject({ priority: "high", state: "open", openedAt: asked + 60_000 });
	expect(firstTold(night, unattended.id)).toEqual({ who: "shift-leader", at: asked + 60_000, to: ["qian"] });
	// A climber: while the guard room sleeps, the leader hears of it in the same moment.
	night.device("02:40:00", "beam-east-3", "perimeter.beam-broken", { beams: [1, 2], direction: "in" });
	night.device("02:40:02", "cam-east-3", "camera.line-crossed", { line: "wall", direction: "in", label: "person" });
	const breach = night.incident("perimeter.breach");
	expect(breach).toMatchObject({ state: "open", corroborated: true });
	expect(breach.told?.slice(0, 1)).toEqual([{ who: "shift-leader", at: instant("02:40:00"), to: ["qian"] }]);
	night.until("02:55:00");
	// Every ring is told on at once while nobody is there to hear it: in turn, and never for the last time.
	const turns = night.journal.filter(({ type, data }) => type === "incident.told-on" && data.incident === breach.id);
	expect(turns.slice(0, 5).map(({ data }) => data.who)).toEqual([
		...["shift-leader", "captain", "manager", "on-duty", "shift-leader"],
	]);
	// The leader goes there and takes it; the guard room stays unattended until the operator shows himself.
	night.acknowledge("02:55:10", "qian", night.incident("perimeter.breach"));
	night.acknowledge("02:55:20", "qian", night.incident("guard-room.unattended"));
	expect(night.alarms.find(({ type }) => type === "guard-room.unattended")?.active).toBe(true);
	night.person("02:56:00", "li", "shift.present", {});
	expect(night.alarms.find(({ type }) => type === "guard-room.unattended")?.active).toBe(false);
});
