import { expect, test } from "vitest";
import { allowedOn } from "../../src/http/allowed.ts";
import type { Alarm } from "../../src/model/alarm.ts";
import type { Role } from "../../src/model/role.ts";
import { DEFAULT_SETTINGS } from "../../src/model/settings.ts";
import { Night } from "../scenario.ts";

/** A breach at 02:13 that Li has acknowledged. */
function taken(): Night {
	const night = new Night();
	night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
	night.acknowledge("02:13:20", "li");
	return night;
}

function said(night: Night, role: Role, change: Partial<Alarm> = {}) {
	const alarms = night.alarms.map((alarm) => ({ ...alarm, ...change }));
	const allowed = allowedOn(night.only, alarms, { who: { user: "li", role }, settings: DEFAULT_SETTINGS });
	return (action: string, alarm?: string) => allowed.find((one) => one.action === action && one.alarm === alarm);
}

test("each action on the incident is there once, possible or with why not", () => {
	const night = taken();
	const of = said(night, "operator");
	expect(of("resolve")).toEqual({ action: "resolve" });
	expect(of("acknowledge")).toEqual({ action: "acknowledge", why: "taken" });
	expect(of("review")).toEqual({ action: "review", why: "role" });
});

test("what nobody has is not said to be somebody else's", () => {
	const night = new Night();
	night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
	expect(said(night, "operator")("release")?.why).toBe("nobodys");
	expect(said(night, "operator")("transfer")?.why).toBe("nobodys");
	night.acknowledge("02:13:20", "wang");
	expect(said(night, "operator")("release")?.why).toBe("not-yours");
});

test("another wait is the captain's, and the operator is told so before they ask", () => {
	const night = taken();
	night.person("02:14", "li", "incident.waiting", {
		...{ incident: night.only.id, until: night.only.openedAt + 300_000, reason: "the police" },
	});
	expect(said(night, "operator")("wait")?.why).toBe("waited");
	expect(said(night, "captain")("wait")).toEqual({ action: "wait" });
});

test("of each alarm it says whether it can be shelved, and why never", () => {
	const night = taken();
	const [{ id } = { id: "" }] = night.alarms;
	expect(said(night, "operator")("shelve", id)).toEqual({ action: "shelve", alarm: id });
	expect(said(night, "manager")("shelve", id)?.why).toBe("role");
	expect(said(night, "operator", { life: 2 })("shelve", id)?.why).toBe("life-alarm");
	expect(said(night, "operator", { priority: "critical" })("shelve", id)?.why).toBe("priority");
	expect(said(night, "operator", { zone: "guard-room" })("shelve", id)?.why).toBe("guard-rooms-alarm");
	expect(said(night, "operator")("unshelve", id)).toBeUndefined();
});

test("what is shelved can be let sound again, and confirmed by a captain where that is awaited", () => {
	const night = taken();
	const [{ id } = { id: "" }] = night.alarms;
	const shelved = { until: 0, by: "li", reason: "a branch", renewals: 0, unconfirmed: true } as const;
	expect(said(night, "operator", { shelved })("unshelve", id)).toEqual({ action: "unshelve", alarm: id });
	expect(said(night, "operator", { shelved })("confirm", id)?.why).toBe("role");
	expect(said(night, "captain", { shelved })("confirm", id)).toEqual({ action: "confirm", alarm: id });
});
