import { expect, test } from "vitest";
import { viewOf } from "../../../src/engine/kernel/line-of-sight.ts";
import { garden, Night } from "../../scenario.ts";

/** A camera that has in view a zone which is not its own, and another camera that hangs there. */
function seenFromElsewhere(): { camera: string; other: string } {
	const cameras = [...garden.devices.values()].filter(({ kind }) => kind === "camera");
	for (const device of cameras) {
		const view = viewOf(garden, device);
		const other = cameras.find(({ zone }) => zone !== device.zone && view.includes(zone));
		if (other) return { camera: device.id, other: other.id };
	}
	throw new Error("no camera sees a zone that is not its own");
}

const { camera, other } = seenFromElsewhere();

/** Somebody comes in where the camera looks. */
function breach(night: Night, time: string, by = other): void {
	night.device(time, by, "camera.line-crossed", { line: "any", direction: "in", label: "person" });
}

const SILENCED: readonly (readonly [string, (night: Night, time: string) => void, string])[] = [
	["lost", (night, time) => night.hub(time, "device.lost", { device: camera, why: "last-will" }), "device.lost"],
	["covered", (night, time) => night.device(time, camera, "camera.view-obstructed"), "camera.view-obstructed"],
	["turned", (night, time) => night.device(time, camera, "camera.view-moved"), "camera.view-moved"],
	["blind", (night, time) => night.device(time, camera, "camera.video-lost"), "camera.video-lost"],
];

function night(): Night {
	const begun = new Night();
	begun.hub("01:00:00", "device.online", { device: camera });
	return begun;
}

test.each(SILENCED)(
	"a camera %s within ten minutes of a breach in its view is possible sabotage",
	(_what, silence, type) => {
		const after = night();
		breach(after, "02:00:00");
		silence(after, "02:10:00");
		expect(after.incident(type).words.en).toMatch(/possible sabotage$/);
		expect(after.incident(type).related).toEqual([after.incident("camera.line-crossed").id]);
		const before = night();
		silence(before, "02:00:00");
		breach(before, "02:10:00");
		expect(before.incident(type).words.en).toMatch(/possible sabotage$/);
		expect(before.incident("camera.line-crossed").related).toEqual([before.incident(type).id]);
	},
);

test.each(SILENCED)("a camera %s later than that, or with nothing in its view, is a fault", (_what, silence, type) => {
	const later = night();
	breach(later, "02:00:00");
	silence(later, "02:10:01");
	expect(later.incident(type).words.en).not.toContain("sabotage");
	const elsewhere = night();
	const view = garden.devices.get(camera);
	const unseen = [...garden.devices.values()].find(
		(device) => device.kind === "camera" && view && !viewOf(garden, view).includes(device.zone),
	);
	breach(elsewhere, "02:00:00", unseen?.id);
	silence(elsewhere, "02:01:00");
	expect(elsewhere.incident(type).words.en).not.toContain("sabotage");
});

test("a breach that stands already and comes again after the camera went is possible sabotage too", () => {
	const again = night();
	breach(again, "02:00:00");
	again.device("02:20:00", camera, "camera.view-obstructed");
	expect(again.incident("camera.view-obstructed").words.en).not.toContain("sabotage");
	breach(again, "02:21:00");
	expect(again.incident("camera.view-obstructed").words.en).toMatch(/possible sabotage$/);
});
