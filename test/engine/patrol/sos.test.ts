import { expect, test } from "vitest";
import { instant } from "../../scenario.ts";
import { PatrolNight } from "./patrol-night.ts";

const stamp = (time: string) => new Date(instant(time)).toISOString();

/** The zone of the incident that an SOS opens which was pressed at 02:20, and comes at 02:30. */
function placeOf(before: (night: PatrolNight) => void, lastSeen?: { checkpoint: string; at: string }) {
	const night = new PatrolNight();
	before(night);
	const said = { guard: "wang", at: stamp("02:20"), ...(lastSeen && { lastSeen }) };
	expect(night.person("02:30", "wang", "patrol.sos", said)).toBeUndefined();
	return night.incident("patrol.sos").zone;
}

const seen = (checkpoint: string, at: string) => ({ checkpoint, at: stamp(at) });
const zoneOf = (checkpoint: string) => placeOf((night) => night.badge("02:01", checkpoint));

test("help is sent to where the phone was as it was pressed, its check-in at the hub or not", () => {
	expect(zoneOf("cp-b01")).not.toBe(zoneOf("cp-b02"));
	// Of the two check-ins the later is still on the phone.
	expect(placeOf((night) => night.badge("02:01", "cp-b01"), seen("cp-b02", "02:11"))).toBe(zoneOf("cp-b02"));
	// Nothing is known of the guard but what the phone says: they came on duty by nobody's word.
	expect(placeOf(() => undefined, seen("cp-b02", "02:11"))).toBe(zoneOf("cp-b02"));
});

test("where the watch saw the guard after that, and before the call, counts more; after the call, it counts for nothing", () => {
	expect(placeOf((night) => night.badge("02:15", "cp-b01"), seen("cp-b02", "02:11"))).toBe(zoneOf("cp-b01"));
	expect(placeOf((night) => night.badge("02:25", "cp-b01"), seen("cp-b02", "02:11"))).toBe(zoneOf("cp-b02"));
});

test("a checkpoint that the site has not keeps no call from being heard", () => {
	expect(placeOf((night) => night.badge("02:01", "cp-b01"), seen("cp-gone", "02:11"))).toBe(zoneOf("cp-b01"));
});
