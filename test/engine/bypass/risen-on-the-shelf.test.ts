import { expect, test } from "vitest";
import { garden, instant, Night } from "../../scenario.ts";
import { BEAM, branch, clock, heard, isHeard, PANEL, shelve } from "../rules-cases/moves.ts";

const broken = (night: Night, time: string) => night.device(time, BEAM, "perimeter.beam-broken", branch);

/** A beam broken in declared weather, medium, on the shelf for eight hours. */
function shelvedInAStorm(night: Night, role: "operator" | "captain" = "operator"): Night {
	const storm = { zones: ["east-3"], until: instant("02:20:00"), reason: "storm" };
	night.person("02:00:00", "li", "weather.declared", storm);
	broken(night, "02:01:00");
	night.acknowledge("02:01:10", "li");
	expect(shelve(night, "02:02:00", "09:59:00", night.alarms[0], role)).toBeUndefined();
	night.device("02:03:00", BEAM, "perimeter.restored", { of: "perimeter.beam-broken" });
	return night;
}

test.each(["operator", "captain"] as const)(
	"a medium that becomes high is heard at once, though it was shelved for eight hours by the %s",
	(role) => {
		const night = shelvedInAStorm(new Night(), role);
		broken(night, "02:21:00");
		expect(isHeard(night, night.only)).toBe(true);
		expect(night.alarms[0]?.shelved).toBeUndefined();
		expect([...night.state.bypass.keys()]).not.toContain(`shelved:${night.alarms[0]?.id}`);
		expect(night.why("perimeter.beam-broken")).toContain("came-back");
		expect(night.why("perimeter.beam-broken")).not.toContain("shelved");
	},
);

test("... and so it is when it goes on all night", () => {
	const night = shelvedInAStorm(new Night());
	for (let t = instant("02:21:00"); t < instant("09:00:00"); t += 60_000) broken(night, clock(t));
	expect(isHeard(night, night.only)).toBe(true);
});

test("what still stands on a shelf when the weather is over rises, and rings", () => {
	const night = shelvedInAStorm(new Night());
	broken(night, "02:19:00");
	expect(isHeard(night, night.only)).toBe(false);
	night.until("02:20:01");
	expect(night.only.priority).toBe("high");
	expect(isHeard(night, night.only)).toBe(true);
});

test("what rose and came off the shelf is shelved again as what it is: a captain confirms, half an hour at most", () => {
	const night = shelvedInAStorm(new Night());
	broken(night, "02:21:00");
	night.acknowledge("02:21:10", "li");
	expect(shelve(night, "02:21:20", "03:21:20")).toMatchObject({ code: "invalid" });
	expect(shelve(night, "02:21:30", "02:51:30", night.alarms[0], "operator")).toBeUndefined();
	broken(night, "02:22:30");
	expect(isHeard(night, night.only)).toBe(true);
});

test("a late upload that was shelved while it held little is heard once it holds a burglary", () => {
	const night = new Night();
	const hall = { zone: "hall" };
	night.hub("01:00:00", "device.online", { device: PANEL });
	night.upload("02:00:00", "01:30:00", PANEL, "home.armed", { mode: "away" });
	expect(shelve(night, "02:00:10", "10:00:00", night.alarms[0], "operator")).toBeUndefined();
	night.upload("02:01:00", "01:31:00", PANEL, "home.intrusion", { sensor: "window", ...hall });
	night.upload("02:01:01", "01:32:00", PANEL, "home.restored", { of: "home.intrusion", ...hall });
	night.until("02:31:30");
	expect(heard(night).length).toBeGreaterThan(0);
});

test("where the site has mediums confirmed too, a captain's word holds for what rose half an hour at most", () => {
	const { medium } = garden.settings.priorities;
	const priorities = { ...garden.settings.priorities, medium: { ...medium, shelveConfirmed: true } };
	const night = shelvedInAStorm(new Night({ ...garden, settings: { ...garden.settings, priorities } }), "captain");
	broken(night, "02:21:00");
	expect(isHeard(night, night.only)).toBe(true);
});
