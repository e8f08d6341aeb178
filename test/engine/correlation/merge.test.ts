import { expect, test } from "vitest";
import { instant, Night } from "../../scenario.ts";
import { BEAM, branch, CAMERA, CLEAR, shelve, wait } from "../rules-cases/moves.ts";
import { merge, two, zoned } from "../two-breaches.ts";

test("merging loses nothing: alarms, zones, dispatches, agencies, steps, counts", () => {
	const night = two();
	const [east, west] = [zoned(night, "east-3"), zoned(night, "west-3")];
	night.acknowledge("02:13:10", "li", west);
	night.person("02:13:12", "li", "incident.dispatched", { incident: west.id, guard: "zhang", known: true });
	night.person("02:13:14", "li", "incident.agency-told", { incident: west.id, agency: "110", reference: "77" });
	expect(merge(night, "02:13:20")).toBeUndefined();
	expect(night.only).toMatchObject({
		...{ id: east.id, state: "open", reached: "dispatched", zones: ["east-3", "west-3"], eventCount: 2 },
		...{ alarms: [...east.alarms, ...west.alarms], merged: [west.id] },
		dispatches: [{ guard: "zhang" }],
		agencies: [{ agency: "110", reference: "77" }],
	});
	expect(night.alarms.map(({ incident }) => incident)).toEqual([east.id, east.id]);
	expect(night.ended).toMatchObject([{ id: west.id, state: "resolved", mergedInto: east.id }]);
	expect(night.ended[0]?.cause).toBeUndefined();
});

test("an incident that gains something that nobody took rings anew, within the deadline that ran for it", () => {
	const night = two();
	night.acknowledge("02:13:10", "li", zoned(night, "east-3"));
	const { rev } = zoned(night, "east-3");
	merge(night, "02:13:50");
	expect(night.only).toMatchObject({ state: "open", due: { what: "acknowledge", at: instant("02:14:05") } });
	const stale = night.person("02:13:55", "li", "incident.acknowledged", { incident: night.only.id, rev });
	expect(stale).toMatchObject({ code: "rang-again" });
});

test("two that were taken are one that is taken, as far as the further of them", () => {
	const night = two();
	night.acknowledge("02:13:10", "li", zoned(night, "east-3"));
	night.acknowledge("02:13:12", "wang", zoned(night, "west-3"));
	night.person("02:13:14", "wang", "incident.dispatched", {
		incident: zoned(night, "west-3").id,
		...{ guard: "zhang", known: true },
	});
	merge(night, "02:13:20");
	expect(night.only).toMatchObject({ state: "dispatched", owner: "li" });
});

test("who acts on what was merged away is told where to act", () => {
	const night = two();
	const [east, west] = [zoned(night, "east-3"), zoned(night, "west-3")];
	merge(night, "02:13:20");
	const said = night.person("02:13:30", "li", "incident.noted", { incident: west.id, text: "?" });
	expect(said).toMatchObject({ code: "wrong-state", allowed: [] });
	expect(said?.detail).toContain(`merged into ${east.id}`);
});

test("a guard's yes to an incident that was merged meanwhile counts where it went", () => {
	const night = two();
	const west = zoned(night, "west-3");
	night.acknowledge("02:13:10", "li", west);
	night.person("02:13:12", "li", "incident.dispatched", { incident: west.id, guard: "zhang", known: true });
	merge(night, "02:13:20");
	const dispatch = night.only.dispatches?.[0]?.id;
	expect(night.person("02:13:30", "zhang", "dispatch.accepted", { incident: west.id, dispatch })).toBeUndefined();
	expect(night.only.dispatches).toMatchObject([{ state: "accepted" }]);
});

test("a duress is merged with nothing else, a life alarm by a person only, and its steps come along", () => {
	const night = new Night();
	night.device("02:13:00", "panel-b03-2-0401", "home.panic", { button: "wall" });
	night.device("02:13:05", "panel-b03-2-0401", "home.duress");
	night.device("02:13:06", "panel-b03-2-0401", "home.smoke");
	const [panic, duress, smoke] = ["home.panic", "home.duress", "home.smoke"].map((type) => night.incident(type).id);
	const into = (incident?: string, other?: string) =>
		night.person("02:13:10", "li", "incident.merged", { incident, into: other });
	expect(into(panic, duress)).toMatchObject({ code: "wrong-state" });
	expect(into(duress, panic)).toMatchObject({ code: "wrong-state" });
	expect(into(panic, panic)).toMatchObject({ code: "invalid" });
	expect(into(smoke, panic)).toBeUndefined();
	expect(night.incident("home.panic")).toMatchObject({ life: 1, extraSteps: [{ id: "fire-service-told" }] });
	// The older of two that are as urgent leads; the other is among its alarms.
	expect(night.incident("home.panic").words.en).toContain("Panic");
	night.until("02:14:36");
	expect(night.why("incident.step-overdue")).toContain("overdue");
});

test("what has waited has, whichever it is merged into: the next wait is a captain's", () => {
	const night = two();
	const [east, west] = [zoned(night, "east-3"), zoned(night, "west-3")];
	night.acknowledge("02:13:10", "li", west);
	wait(night, "02:13:12", "02:30:00", west);
	night.acknowledge("02:13:14", "li", east);
	merge(night, "02:13:20");
	expect(night.only.waits).toBe(1);
	expect(wait(night, "02:13:30", "02:40:00")).toMatchObject({ code: "wrong-state" });
	expect(wait(night, "02:13:40", "02:40:00", night.only, "captain")).toBeUndefined();
});

test("what was told of both was told as often as of each", () => {
	const night = two();
	night.until("02:20:00");
	const told = night.incidents.map(({ toldCount = 0 }) => toldCount);
	expect(Math.min(...told)).toBeGreaterThan(0);
	merge(night, "02:20:01");
	expect(night.only.toldCount).toBe(told.reduce((sum, one) => sum + one));
});

test("what was opened again is never quiet, also when it is merged into what is shelved", () => {
	const night = new Night();
	night.device("02:00:00", "beam-west-3", "perimeter.beam-broken", branch);
	night.acknowledge("02:00:10", "li");
	night.device("02:00:20", "beam-west-3", "perimeter.restored", CLEAR);
	const was = night.only;
	night.resolve("02:00:30", "li", was, "false");
	night.device("02:10:00", BEAM, "perimeter.beam-broken", branch);
	night.acknowledge("02:10:10", "li");
	night.person("02:10:20", "zhao", "incident.reopened", { incident: was.id, reason: "-" });
	night.acknowledge("02:10:25", "li", zoned(night, "west-3"));
	expect(merge(night, "02:10:30")).toBeUndefined();
	expect(night.only.reopened).toBe(1);
	expect(shelve(night, "02:10:40", "02:30:00")).toBeUndefined();
	expect(night.alarms[0]?.shelved).toBeDefined();
	expect(night.only.quiet).toBeUndefined();
});

test("what was seen two hours apart bears nothing out when it is put together", () => {
	const night = new Night();
	night.device("00:00:00", BEAM, "perimeter.beam-broken", branch);
	night.device("00:00:05", BEAM, "perimeter.restored", CLEAR);
	night.device("02:00:00", CAMERA, "camera.line-crossed", { line: "a", direction: "out" });
	const [beam, camera] = night.incidents.map(({ id }) => id);
	expect(night.person("02:00:10", "li", "incident.merged", { incident: beam, into: camera })).toBeUndefined();
	expect(night.only.corroborated).toBe(false);
});
