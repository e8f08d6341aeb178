import { expect, test } from "vitest";
import { instant, Night } from "../../scenario.ts";

const BEAM = "beam-east-3";
const branch = { beams: [1] };

const repair = (night: Night, time: string, watch: string) =>
	night.person(time, "li", "device.out-of-service", {
		device: BEAM,
		until: instant("04:00:00"),
		reason: "new lens",
		watch,
	});
const accept = (night: Night, time: string, who: string) =>
	night.person(time, who, "device.out-of-service-accepted", { device: BEAM });

/** The beam of east 3 is under repair until 04:00, chen watches in its place, and it has seen something since. */
function quiet(): Night {
	const night = new Night();
	expect(repair(night, "02:00:00", "chen")).toBeUndefined();
	expect(accept(night, "02:00:10", "chen")).toBeUndefined();
	night.device("02:10:00", BEAM, "perimeter.beam-broken", branch);
	expect(night.only).toMatchObject({ rang: 0, quiet: true });
	return night;
}

test("what a repair hid rings when whoever watched there may sign in no more, and it is quiet no more", () => {
	const night = quiet();
	night.hub("02:20:00", "user.disabled", { user: "chen" });
	expect(night.only).toMatchObject({ state: "open", rang: night.only.rev });
	expect(night.deviceState(BEAM)).toMatchObject({ state: "out-of-service", outOfService: { unaccepted: true } });
	night.acknowledge("02:20:30", "li");
	night.device("02:40:00", BEAM, "perimeter.beam-broken", branch);
	expect(night.only).toMatchObject({ state: "open", rang: night.only.rev });
});

test("... and somebody else who leaves changes nothing there", () => {
	const night = quiet();
	night.hub("02:20:00", "user.disabled", { user: "wang" });
	expect(night.only).toMatchObject({ rang: 0, quiet: true });
});

test("what a repair hid rings when another watch is named, until they have accepted", () => {
	const night = quiet();
	expect(repair(night, "02:20:00", "wang")).toBeUndefined();
	expect(night.only).toMatchObject({ state: "open", rang: night.only.rev });
	expect(accept(night, "02:20:20", "wang")).toBeUndefined();
	night.acknowledge("02:20:30", "li");
	night.device("02:40:00", BEAM, "perimeter.beam-broken", branch);
	expect(night.only).toMatchObject({ state: "acknowledged", owes: { dueAt: instant("04:00:00") } });
});
