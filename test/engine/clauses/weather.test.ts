import { expect, test } from "vitest";
import { instant, Night } from "../../scenario.ts";

const ZONES = ["west-1", "west-2", "west-3"] as const;
const one = { beams: [1] };

const broken = (night: Night, time: string) => {
	for (const [n, zone] of ZONES.entries()) night.device(`${time}${n}`, `beam-${zone}`, "perimeter.beam-broken", one);
};
const declare = (night: Night, time: string, more: object = {}) =>
	night.person(time, "li", "weather.declared", { zones: ZONES, until: instant("04:20:00"), reason: "storm", ...more });
const sabotage = (night: Night) => night.incidents.filter(({ type }) => type === "wall.multiple-breach");

test.each<readonly [string, (night: Night) => void]>([
	[
		"stood already",
		(night) => {
			for (const [n, zone] of ZONES.entries())
				night.device(`03:5${n}:00`, `beam-${zone}`, "perimeter.beam-broken", one);
		},
	],
	["is under test", (night) => night.person("03:59:00", "li", "walk-test.begun", { of: "west" })],
	["lies in declared weather", (night) => declare(night, "03:59:00", { zones: ["west-1"] })],
	[
		"is under repair",
		(night) =>
			night.person("03:59:00", "li", "device.out-of-service", {
				...{ device: "beam-west-1", until: instant("05:00:00"), reason: "lens", watch: "li" },
			}),
	],
])("a break whose alarm %s counts for a multiple breach", (_what, before) => {
	const night = new Night();
	before(night);
	night.until("04:00:00");
	expect(sabotage(night)).toEqual([]);
	broken(night, "04:00:0");
	expect(sabotage(night)).toMatchObject([{ priority: "high", state: "open" }]);
	expect(sabotage(night)[0]?.rang).toBeGreaterThan(0);
});

test("only what a zone's own detector reported before the break keeps it from counting, not what it says afterwards", () => {
	const after = new Night();
	after.device("04:00:00", "beam-west-1", "perimeter.beam-broken", one);
	after.device("04:00:01", "beam-west-1", "perimeter.environment", { reason: "dirt" });
	after.device("04:00:02", "beam-west-2", "perimeter.beam-broken", one);
	after.device("04:00:03", "beam-west-3", "perimeter.beam-broken", one);
	expect(sabotage(after)).toHaveLength(1);
	const before = new Night();
	before.device("03:59:00", "beam-west-1", "perimeter.environment", { reason: "dirt" });
	broken(before, "04:00:0");
	expect(sabotage(before)).toEqual([]);
});

test("while nobody has taken a multiple breach it is said once a second; who took it is told of every break, and of a zone or incident more at once", () => {
	const night = new Night();
	const said = () => night.alarms.find(({ type }) => type === "wall.multiple-breach")?.repeats;
	const breaks = (at: string, zone: string) => night.device(at, `beam-${zone}`, "perimeter.beam-broken", one);
	broken(night, "04:00:0");
	expect(said()).toBe(0);
	for (let n = 0; n < 10; n++) breaks(`04:00:06.${n}00`, ZONES[n % 3] ?? "");
	expect(said()).toBe(1);
	breaks("04:00:07.000", "west-1");
	breaks("04:00:07.100", "west-4");
	expect(said()).toBe(3);
	night.acknowledge("04:00:07.200", "li", sabotage(night)[0]);
	breaks("04:00:07.300", "west-1");
	breaks("04:00:07.400", "west-1");
	expect(said()).toBe(5);
	expect(sabotage(night)[0]?.owes).toMatchObject({ count: 2 });
});

test("only the device's own word opens detection degraded: a person's weather does not", () => {
	const night = new Night();
	declare(night, "04:00:00", { zones: ["west-1"] });
	night.until("04:20:00");
	expect(night.incidents).toEqual([]);
});

test("weather is declared a third time in a shift only with the captain", () => {
	const night = new Night();
	for (const [n, role] of ["operator", "operator", "operator"].entries())
		expect(declare(night, `04:0${n}:00`, { zones: ["west-1"], role }) === undefined).toBe(n < 2);
	expect(declare(night, "04:05:00", { zones: ["west-1"], role: "captain" })).toBeUndefined();
});

test("when the declaration ends, what is still broken rises and rings; what is whole does not", () => {
	const night = new Night();
	declare(night, "04:00:00");
	night.device("04:05:00", "beam-west-1", "perimeter.beam-broken", one);
	night.device("04:05:30", "beam-west-3", "perimeter.beam-broken", one);
	night.device("04:06:00", "beam-west-3", "perimeter.restored", { of: "perimeter.beam-broken" });
	for (const incident of night.incidents) night.acknowledge("04:06:10", "li", incident);
	for (const incident of night.incidents)
		night.person("04:19:00", "li", "incident.noted", { incident: incident.id, text: "seen" });
	night.until("04:20:00");
	const [still, whole] = ["west-1", "west-3"].map((zone) => night.alarms.find((alarm) => alarm.zone === zone));
	expect(still).toMatchObject({ priority: "high", acknowledged: false });
	expect(whole).toMatchObject({ priority: "medium" });
	expect(night.state.incident.get(still?.incident ?? "")).toMatchObject({ priority: "high", state: "open" });
});
