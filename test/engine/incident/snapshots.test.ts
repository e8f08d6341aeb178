import { expect, test } from "vitest";
import { eyesOn } from "../../../src/engine/kernel/line-of-sight.ts";
import type { Incident } from "../../../src/model/incident.ts";
import { garden, instant, Night } from "../../scenario.ts";

const HASH = "a".repeat(64);
const BEAM = { beams: [1, 2] };

/** A night in which somebody breaks the beam at east 3. */
function climbed(): Night {
	const night = new Night();
	night.device("02:13:07", "beam-east-3", "perimeter.beam-broken", BEAM);
	return night;
}

const shown = ({ pictures = [] }: Incident) =>
	pictures.map(({ device, moment, hash, absent }) => [device, moment, hash ?? absent ?? "awaited"]);

function received(night: Night, time: string, data: Record<string, unknown>) {
	return night.hub(time, "snapshot.received", { device: "cam-east-3", hash: HASH, bytes: 20_000, ...data });
}

test("an intrusion asks the camera that looks at its zone for before, at and after", () => {
	const { only } = climbed();
	expect(shown(only)).toEqual([
		["cam-east-3", "before", "awaited"],
		["cam-east-3", "at", "awaited"],
		["cam-east-3", "after", "awaited"],
	]);
	const at = instant("02:13:07");
	expect(only.pictures?.map((picture) => picture.at)).toEqual([at - 3_000, at, at + 10_000]);
});

test("each wall zone, gate and open place has a camera in view of it, its own first", () => {
	for (const { id, sort } of garden.zones.values()) {
		if (sort === "stairwell" || sort === "room") continue;
		const eyes = eyesOn(garden, id);
		expect([id, eyes.length > 0]).toEqual([id, true]);
		const own = eyes.map(({ device }) => garden.devices.get(device)?.zone === id);
		expect([id, own.includes(true)]).toEqual([id, own[0]]);
	}
	expect(eyesOn(garden, "east-3")[0]?.device).toBe("cam-east-3");
	expect(eyesOn(garden, "square").map(({ device }) => device)).toEqual(
		expect.arrayContaining(["cam-square-1", "cam-square-2"]),
	);
});

test("a picture takes its place; it never rings, moves no deadline, and no acknowledgement goes stale by it", () => {
	const night = climbed();
	const before = night.only;
	const said = received(night, "02:13:08", { command: "c1", incident: before.id, moment: "at" });
	expect(shown(night.only)[1]).toEqual(["cam-east-3", "at", HASH]);
	expect(night.only).toMatchObject({
		rang: before.rang,
		state: "open",
		due: before.due,
		eventCount: before.eventCount,
	});
	expect(said.incident).toBe(before.id);
	expect(night.acknowledge("02:13:20", "li", before)).toBeUndefined();
	received(night, "02:13:21", { command: "c2", incident: before.id, moment: "after" });
	expect(night.only.state).toBe("acknowledged");
});

test("what does not come is said, and what comes later takes its place", () => {
	const night = climbed();
	const { id } = night.only;
	const absent = { incident: id, device: "cam-east-3", moment: "at", why: "no-reply" };
	night.hub("02:13:10", "snapshot.absent", absent);
	expect(shown(night.only)[1]).toEqual(["cam-east-3", "at", "no-reply"]);
	received(night, "02:13:12", { command: "c1", incident: id, moment: "at" });
	expect(shown(night.only)[1]).toEqual(["cam-east-3", "at", HASH]);
	night.hub("02:13:13", "snapshot.absent", absent);
	expect(shown(night.only)[1]).toEqual(["cam-east-3", "at", HASH]);
});

test("a camera that cannot look back: its newest picture of the minute before stands in", () => {
	const night = new Night();
	received(night, "02:12:30", { event: "e1" });
	night.device("02:13:07", "beam-east-3", "perimeter.beam-broken", BEAM);
	const { id } = night.only;
	night.hub("02:13:09", "snapshot.absent", { incident: id, device: "cam-east-3", moment: "before", why: "refused" });
	expect(night.only.pictures?.[0]).toMatchObject({ hash: HASH, at: instant("02:12:30") });
});

test("one that is older than a minute does not", () => {
	const night = new Night();
	received(night, "02:11:30", { event: "e1" });
	night.device("02:13:07", "beam-east-3", "perimeter.beam-broken", BEAM);
	const { id } = night.only;
	night.hub("02:13:09", "snapshot.absent", { incident: id, device: "cam-east-3", moment: "before", why: "refused" });
	expect(shown(night.only)[0]).toEqual(["cam-east-3", "before", "refused"]);
});

test("the picture that a camera sends with its own event belongs to that event's incident", () => {
	const night = climbed();
	const data = { line: "east-3", direction: "in", label: "person" };
	night.device("02:13:09", "cam-east-3", "camera.line-crossed", data, { id: "e7" });
	received(night, "02:13:10", { event: "e7" });
	expect(shown(night.only)).toContainEqual(["cam-east-3", "at", HASH]);
	received(night, "02:13:11", { event: "e6", hash: "b".repeat(64) });
	expect(JSON.stringify(night.only.pictures)).not.toContain("bbbb");
});

test("the same picture again changes nothing", () => {
	const night = climbed();
	const { id } = night.only;
	received(night, "02:13:08", { command: "c1", incident: id, moment: "at" });
	const { pictures } = night.only;
	received(night, "02:13:09", { command: "c1", incident: id, moment: "at" });
	expect(night.only.pictures).toEqual(pictures);
});

test("what is technical, low or long past asks for none", () => {
	const night = new Night();
	night.hub("02:00:00", "device.online", { device: "beam-east-3" });
	night.hub("02:01:00", "device.lost", { device: "beam-east-3", why: "silent" });
	night.device("02:02:00", "cam-east-3", "camera.video-lost");
	night.device("02:03:00", "beam-west-3", "perimeter.environment", { reason: "fog" });
	night.upload("02:30:00", "01:00:00", "beam-west-1", "perimeter.beam-broken", BEAM);
	expect(night.incidents.length).toBeGreaterThan(3);
	expect(night.incidents.flatMap(({ pictures }) => pictures ?? [])).toEqual([]);
});

test("what spreads asks for each new zone, and never for more than a dozen pictures", () => {
	const night = climbed();
	for (const zone of ["east-2", "east-4"]) night.device("02:13:20", `beam-${zone}`, "perimeter.beam-broken", BEAM);
	const { pictures = [], rang } = night.only;
	expect(pictures.length).toBeGreaterThan(3);
	expect(pictures.length).toBeLessThanOrEqual(12);
	expect(new Set(pictures.map(({ device }) => device)).size).toBeGreaterThan(1);
	expect(rang).toBeGreaterThan(1);
});

test("a flood asks for a bounded number of pictures, and keeps room for what is critical", () => {
	const night = new Night();
	for (const { id } of garden.devices.values()) {
		if (id.startsWith("cam-")) night.device("02:13:00", id, "camera.area-entered", { area: id, label: "person" });
	}
	const asked = () => night.incidents.flatMap(({ pictures }) => pictures ?? []).filter(({ absent }) => !absent);
	const refused = () => night.incidents.flatMap(({ pictures }) => pictures ?? []).filter(({ absent }) => absent);
	expect(asked().length).toBeGreaterThan(20);
	expect(asked().length).toBeLessThanOrEqual(42);
	expect(new Set(refused().map(({ absent }) => absent))).toEqual(new Set(["too-many"]));
	night.device("02:13:01", "cp-square", "patrol.sos", { guard: "g1" });
	const sos = night.incidents.find(({ type }) => type === "patrol.sos");
	if (sos?.pictures) expect(sos.pictures.some(({ absent }) => absent === undefined)).toBe(true);
	night.device("02:14:30", "beam-north-2", "perimeter.beam-broken", BEAM);
	expect(shown(night.incident("perimeter.breach"))[0]).toEqual(["cam-north-2", "before", "awaited"]);
});

test("an incident that is resolved waits for no more pictures", () => {
	const night = climbed();
	night.acknowledge("02:13:10", "li");
	night.resolve("02:13:12", "li");
	expect(shown(night.ended[0] ?? night.only).map(([, , what]) => what)).toEqual(["closed", "closed", "closed"]);
	received(night, "02:13:17", { command: "c1", incident: "inc-1", moment: "after" });
	expect(night.incidents).toEqual([]);
});

test("a person who reports gets pictures of the place as it is now", () => {
	const night = new Night();
	const report = { kind: "intrusion", zone: "east-3", reportedBy: "phone" };
	expect(night.person("02:13:07", "li", "incident.reported", report)).toBeUndefined();
	expect(shown(night.only)).toEqual([["cam-east-3", "at", "awaited"]]);
});
