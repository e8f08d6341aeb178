import { describe, expect, test } from "vitest";
import { CONFIGURATION_CHANGED } from "../../../src/model/configuration.ts";
import { garden, instant, Night } from "../../scenario.ts";

const BEAM = "beam-east-3";
const branch = { beams: [1] };
const without = (id: string) => ({ ...garden, devices: new Map([...garden.devices].filter(([one]) => one !== id)) });

const shelve = (night: Night, time: string, until: string, alarm = night.alarms[0]) =>
	night.person(time, "zhao", "alarm.shelved", {
		...{ alarm: alarm?.id, until: instant(until), reason: "a branch", role: "captain" },
	});

describe("what a rule kept quiet rings with its count when its device leaves the site's file", () => {
	test.each<readonly [string, (night: Night) => void]>([
		[
			"the shelf",
			(night) => {
				night.device("02:00:00", BEAM, "perimeter.beam-broken", branch);
				night.acknowledge("02:00:10", "li");
				expect(shelve(night, "02:01:00", "02:30:00")).toBeUndefined();
			},
		],
		[
			"a repair",
			(night) => {
				const data = { device: BEAM, until: instant("06:00:00"), reason: "lens", watch: "li" };
				expect(night.person("02:01:00", "li", "device.out-of-service", data)).toBeUndefined();
			},
		],
		["a walk test", (night) => night.person("02:01:00", "li", "walk-test.begun", { of: "east" })],
	])("%s", (_what, quiet) => {
		const night = new Night();
		quiet(night);
		night.device("02:02:00", BEAM, "perimeter.beam-broken", branch);
		night.device("02:02:05", BEAM, "perimeter.beam-broken", branch);
		const { rang } = night.only;
		night.site = without(BEAM);
		night.hub("02:02:10", CONFIGURATION_CHANGED, { added: [], removed: [BEAM] });
		expect(night.only.rang).toBeGreaterThan(rang);
		expect(night.only).toMatchObject({ state: "open", owes: { count: 2 } });
	});
});

test("... and so does what is on the shelf in a zone that leaves it", () => {
	const night = new Night();
	night.device("02:00:00", BEAM, "perimeter.beam-broken", branch);
	night.acknowledge("02:00:10", "li");
	shelve(night, "02:01:00", "02:30:00");
	night.device("02:02:00", BEAM, "perimeter.beam-broken", branch);
	const { rang } = night.only;
	const like = garden.devices.get(BEAM);
	if (!like) throw new Error(BEAM);
	night.site = {
		...garden,
		zones: new Map([...garden.zones].filter(([id]) => id !== "east-3")),
		devices: new Map([...garden.devices, [BEAM, { ...like, zone: "east-4" }]]),
	};
	night.hub("02:02:10", CONFIGURATION_CHANGED, { added: [], removed: [] });
	expect(night.only.rang).toBeGreaterThan(rang);
	expect(night.alarms).toMatchObject([{ zone: "east-3", acknowledged: false }]);
	expect(night.alarms[0]).not.toHaveProperty("shelved");
});

test("a shelf holds one alarm, not its zone: what else is there rings as ever", () => {
	const night = new Night();
	night.device("02:00:00", BEAM, "perimeter.beam-broken", branch);
	night.acknowledge("02:00:10", "li");
	shelve(night, "02:01:00", "02:30:00");
	night.device("02:05:00", BEAM, "perimeter.tamper");
	expect(night.incident("perimeter.tamper")).toMatchObject({ state: "open" });
	expect(night.incident("perimeter.tamper").rang).toBeGreaterThan(0);
});

test("what is low never rings: it is owed, on the list", () => {
	const night = new Night();
	night.device("02:00:00", "panel-b03-2-0401", "device.health", { batteryPercent: 9 });
	night.until("12:00:00");
	expect(night.only).toMatchObject({ rang: 0, owes: { because: "list", count: 1 } });
	expect(night.only.owes).not.toHaveProperty("dueAt");
});

test("an alarm that two rules keep quiet is due at the end of the one that ends last, and never before both", () => {
	const night = new Night();
	night.device("02:00:00", BEAM, "perimeter.beam-broken", branch);
	night.acknowledge("02:00:10", "li");
	shelve(night, "02:01:00", "02:20:00");
	const data = { device: BEAM, until: instant("02:40:00"), reason: "lens", watch: "li" };
	night.person("02:02:00", "li", "device.out-of-service", data);
	night.device("02:05:00", BEAM, "perimeter.beam-broken", branch);
	expect(night.only.owes).toMatchObject({ because: "out-of-service", dueAt: instant("02:40:00") });
	const { rang } = night.only;
	night.until("02:39:59");
	expect(night.only.rang).toBe(rang);
	night.until("02:40:00");
	expect(night.only.rang).toBeGreaterThan(rang);
});

test("a life alarm is quiet under no rule: shelf, repair, walk test, flood and weather at once", () => {
	const night = new Night();
	const panel = "panel-b03-2-0401";
	night.person("01:59:00", "li", "walk-test.begun", { of: "b03-2-0401" });
	const data = { device: panel, until: instant("06:00:00"), reason: "lens", watch: "li" };
	night.person("01:59:10", "li", "device.out-of-service", data);
	const flats = [...garden.devices.values()].filter(({ kind, zone }) => kind === "home" && zone.startsWith("b09"));
	for (const [n, { id }] of flats.slice(0, 12).entries()) night.device(`02:00:${10 + n}`, id, "home.water", {});
	for (const [n, type] of ["home.smoke", "home.gas", "home.carbon-monoxide", "home.medical", "home.heat"].entries()) {
		night.device(`02:01:0${n}`, panel, type, {});
		expect(night.incident(type)).toMatchObject({ priority: "critical", state: "open" });
		expect(night.incident(type).rang).toBe(night.journal.length);
	}
});
