import { expect, test } from "vitest";
import camera from "../../devices/camera.ts";

const { events } = camera;
const seen = (label: "person" | "vehicle" | "bicycle" | "animal" | "other") => ({ label, score: 0.9, box: BOX });
const BOX: [number, number, number, number] = [0, 0, 1, 1];

test("an animal or a car over the line is a fact, a person or something unnamed is a reason for an alarm", () => {
	const crossed = (label?: "person" | "animal" | "vehicle" | "other") =>
		events["line-crossed"].unless?.({ line: "wall", direction: "in", label }) === false;
	expect(crossed("animal")).toBe(false);
	expect(crossed("vehicle")).toBe(false);
	expect(crossed("person")).toBe(true);
	expect(crossed("other")).toBe(true);
	expect(crossed()).toBe(true);
});

test("a person seen on a path where people walk all day does not call the operator", () => {
	expect(events["object-detected"].unless?.(seen("person"), { keepClear: false })).toBe(true);
});

test("a person seen where nobody has business does, a cat does not", () => {
	const options = { keepClear: true };
	expect(events["object-detected"].unless?.(seen("person"), options)).toBe(false);
	expect(events["object-detected"].unless?.(seen("animal"), options)).toBe(true);
});

test("people are expected in a camera's view unless the site's file says otherwise", () => {
	expect(camera.options.parse({})).toMatchObject({ keepClear: false });
});

test("a scream, glass or a shot alarms, a dog does not", () => {
	const alarming = (["scream", "glass", "shot", "bark", "other"] as const).filter(
		(label) => !events.sound.unless?.({ label }),
	);
	expect(alarming).toEqual(["scream", "glass", "shot"]);
});

test("motion alone raises nothing", () => {
	expect(events.motion.raises).toBeUndefined();
});

test("everything that speaks of a person is evidence of one", () => {
	const { alarms } = camera;
	for (const alarm of ["line-crossed", "area-entered", "person-detected", "loitering", "sound"] as const) {
		expect(alarms[alarm].evidence).toBe("person");
	}
});

test("crossing inward is stronger than crossing outward", () => {
	const strength = (direction: "in" | "out") => events["line-crossed"].severity?.({ line: "wall", direction }) ?? 0;
	expect(strength("in")).toBeGreaterThan(strength("out"));
});
