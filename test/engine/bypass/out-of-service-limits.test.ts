import { describe, expect, test } from "vitest";
import { instant, Night } from "../../scenario.ts";
import { BEAM, branch, heard, isHeard } from "../rules-cases/moves.ts";

const signOn = (night: Night, time = "01:50:00") =>
	night.person(time, "li", "shift.signed-on", { guards: [{ guard: "zhang", leader: true }, "wang"] });

interface Repair {
	readonly until: string;
	readonly work?: readonly [from: string, until: string];
	readonly who?: string;
}

function out(night: Night, time: string, { until, work, who = "li" }: Repair) {
	const hours = work && { work: { from: instant(work[0]), until: instant(work[1]) } };
	const data = { device: BEAM, until: instant(until), reason: "lens", watch: who, ...hours };
	return night.person(time, who, "device.out-of-service", data);
}

const back = (night: Night, time: string) => night.person(time, "li", "device.in-service", { device: BEAM });

describe("a device out of service is back when the watch ends", () => {
	test.each<readonly [string, (night: Night) => void]>([
		[
			"with nobody to relieve it",
			(night) => {
				night.person("01:59:00", "li", "shift.handed-over", { note: "the lens" });
				expect(night.person("02:00:00", "li", "shift.signed-off", {})).toBeUndefined();
			},
		],
		[
			"and the next operator takes over",
			(night) => {
				night.person("01:59:00", "li", "shift.handed-over", { note: "the lens" });
				expect(night.person("02:00:00", "chen", "shift.taken-over", {})).toBeUndefined();
			},
		],
	])("%s", (_how, ends) => {
		const night = new Night();
		signOn(night);
		expect(out(night, "01:55:00", { until: "05:50:00" })).toBeUndefined();
		night.device("01:56:00", BEAM, "perimeter.beam-broken", branch);
		expect(heard(night)).toEqual([]);
		ends(night);
		expect(isHeard(night, night.incident("perimeter.breach"))).toBe(true);
		expect(night.deviceState(BEAM)?.outOfService).toBeUndefined();
		expect([...night.state.bypass.keys()]).not.toContain(`out-of-service:${BEAM}`);
		night.acknowledge("02:00:10", "chen", night.incident("perimeter.breach"));
		night.device("02:30:00", BEAM, "perimeter.beam-broken", branch);
		expect(isHeard(night, night.incident("perimeter.breach"))).toBe(true);
	});

	test("unless the next operator repeats it", () => {
		const night = new Night();
		signOn(night);
		out(night, "01:55:00", { until: "05:50:00" });
		night.person("02:00:00", "chen", "shift.taken-over", {});
		expect(out(night, "02:00:10", { until: "05:50:00", who: "chen" })).toBeUndefined();
		night.device("02:30:00", BEAM, "perimeter.beam-broken", branch);
		expect(heard(night)).toEqual([]);
	});
});

describe("the hours of work on a device are four in all", () => {
	test("however often they are stated anew: tampering is heard after them", () => {
		const night = new Night();
		expect(out(night, "02:00:00", { until: "09:00:00", work: ["02:00:00", "06:00:00"] })).toBeUndefined();
		expect(out(night, "05:59:00", { until: "09:00:00", work: ["05:59:00", "09:00:00"] })).toMatchObject({
			code: "invalid",
			mistakes: [{ path: "body.work" }],
		});
		night.device("08:00:00", BEAM, "perimeter.tamper");
		expect(isHeard(night, night.incident("perimeter.tamper"))).toBe(true);
	});

	test("also after it was back for a minute", () => {
		const night = new Night();
		out(night, "02:00:00", { until: "09:00:00", work: ["02:00:00", "06:00:00"] });
		back(night, "05:00:00");
		expect(out(night, "05:01:00", { until: "09:00:00", work: ["05:01:00", "08:01:00"] })).toMatchObject({
			code: "invalid",
			mistakes: [{ path: "body.work", found: "3 h before and 3 h of work" }],
		});
		expect(out(night, "05:01:10", { until: "09:00:00", work: ["05:01:10", "06:01:10"] })).toBeUndefined();
	});

	test("and what was stated, and not begun, took none of them", () => {
		const night = new Night();
		out(night, "02:00:00", { until: "10:00:00", work: ["05:00:00", "09:00:00"] });
		expect(out(night, "03:00:00", { until: "10:00:00", work: ["06:00:00", "10:00:00"] })).toBeUndefined();
	});
});

describe("a device is out of service for a day in all", () => {
	/** Three times eight hours, with a minute in service before each end. */
	function aDay(): Night {
		const night = new Night();
		for (const [from, ends, until] of [
			["00:00:00", "07:59:00", "08:00:00"],
			["08:00:00", "15:59:00", "16:00:00"],
			["16:00:00", "23:59:00", "24 00:00:00"],
		] as const) {
			expect(out(night, from, { until })).toBeUndefined();
			expect(back(night, ends)).toBeUndefined();
		}
		return night;
	}

	test("also where it was back for a minute between: the fourth time has the minutes that are left", () => {
		const night = aDay();
		expect(out(night, "24 00:00:00", { until: "24 00:04:00" })).toMatchObject({
			code: "invalid",
			mistakes: [{ path: "body.until", expected: "at most 3 min from now" }],
		});
		expect(out(night, "24 00:00:00", { until: "24 00:03:00" })).toBeUndefined();
	});

	test("and it begins anew once it has guarded for a day", () => {
		const night = aDay();
		night.until("24 23:58:00");
		expect(out(night, "24 23:58:00", { until: "25 04:00:00" })).toMatchObject({ code: "invalid" });
		expect(out(night, "24 23:59:00", { until: "25 04:00:00" })).toBeUndefined();
	});
});
