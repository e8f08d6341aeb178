import { describe, expect, test } from "vitest";
import type { Site } from "../../../src/model/site.ts";
import { localDays, localMinutes } from "../../../src/site/local-time.ts";
import { garden, instant, Night } from "../../scenario.ts";

const WEDNESDAY = 2;
const CHANNEL = { id: "desk", words: { en: "Desk", "zh-CN": "值班" }, language: "en", timeoutMs: 1_000 } as const;

/** The garden, its chain tested on Wednesdays at ten; 25 November is one. */
const weekly = (minute = 600, more: Partial<Site> = {}): Site => ({
	...garden,
	...more,
	settings: { ...garden.settings, chainTest: { weekday: WEDNESDAY, minute, confirmMs: 15 * 60_000 } },
});

function watched(site = weekly()): Night {
	const night = new Night(site);
	night.person("25 08:00", "li", "shift.signed-on", { guards: ["zhao", "qian", "sun"] });
	return night;
}

const tests = (night: Night) => [...night.state["chain-test"].values()];
const told = (night: Night) =>
	night.journal
		.filter(({ type }) => type === "chain-test.told-on")
		.map(({ receivedAt, data }) => [clock(receivedAt), data.who, data.to]);
const clock = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(5, 16).replace("T", " ");
const began = (night: Night) =>
	night.journal
		.filter(({ type, changes }) => type === "chain-test.began" && changes.some(({ kind }) => kind === "chain-test"))
		.map(({ receivedAt }) => clock(receivedAt));
const confirm = (night: Night, time: string, who: string, role: string, id = tests(night)[0]?.id) =>
	night.person(time, who, "chain-test.confirmed", { test: id, role });

describe("once a week the chain is told of a test", () => {
	test("in the order of an alarm that nobody takes, on each one's page, until one of those told confirms it", () => {
		const night = watched();
		night.until("25 10:06");
		const leader = night.state.shift
			.values()
			.next()
			.value?.guards.find(({ leader }) => leader)?.guard;
		expect(told(night)).toEqual([
			["11-25 10:00", "shift-leader", [leader]],
			["11-25 10:03", "captain", []],
			["11-25 10:06", "manager", []],
		]);
		expect([...night.state.delivery.values()].map(({ to, about, channel }) => [to, about, channel])).toEqual([
			[leader, "chain-test", "console"],
			["captain", "chain-test", "console"],
			["manager", "chain-test", "console"],
		]);
		expect(night.incidents).toEqual([]);
		expect(confirm(night, "25 10:07", "li", "operator")?.detail).toContain("has not told li");
		expect(confirm(night, "25 10:07:30", "chen", "captain")).toBeUndefined();
		expect([tests(night), [...night.state.delivery.values()]]).toEqual([[], []]);
		night.until("25 12:00");
		expect(told(night)).toHaveLength(3);
		expect(night.incidents).toEqual([]);
	});

	test("what nobody confirms in time is a medium incident; the next that somebody does ends its alarm", () => {
		const night = watched();
		night.until("25 10:14:59");
		expect(night.incidents).toEqual([]);
		night.until("25 10:15");
		expect(night.only).toMatchObject({ type: "chain-test.unconfirmed", priority: "medium", state: "open" });
		expect(confirm(night, "25 10:16", "chen", "captain", "cht-1")?.code).toBe("wrong-state");
		expect(night.person("25 11:00", "chen", "chain-test.asked", {})).toBeUndefined();
		expect(night.person("25 11:01", "chen", "chain-test.asked", {})).toMatchObject({ state: "running" });
		night.until("25 11:04");
		expect(confirm(night, "25 11:04", "chen", "captain")).toBeUndefined();
		expect(night.alarms).toMatchObject([{ active: false }]);
		expect(night.only.state).toBe("open");
	});

	test("by the channels of an alarm that nobody takes, but no siren; what still waits when it ends is withdrawn", () => {
		const channels = [
			{
				...CHANNEL,
				channel: "webhook",
				kind: "webhook",
				url: "https://a.example",
				on: ["told-on"],
				priorities: ["high"],
			},
			{ ...CHANNEL, id: "opened", channel: "webhook", kind: "webhook", url: "https://a.example", on: ["opened"] },
			{ ...CHANNEL, id: "horn", channel: "siren", devices: ["cam-north-1"], forMs: 1_000, on: ["told-on"] },
		] as unknown as NonNullable<Site["channels"]>;
		const night = watched(weekly(600, { channels }));
		night.until("25 10:03");
		const sent = [...night.state.delivery.values()].filter(({ channel }) => channel !== "console");
		expect(sent).toMatchObject([{ channel: "desk", about: "chain-test", to: "shift-leader", state: "waiting" }]);
		expect(confirm(night, "25 10:04", "chen", "captain")).toBeUndefined();
		expect(night.state.delivery.size).toBe(0);
		expect(night.journal.filter(({ type }) => type === "delivery.withdrawn")).toHaveLength(3);
	});
});

describe("its time", () => {
	test("a hub that was down then makes it at that time of the next day; one that was down while it waited waits again", () => {
		const night = watched();
		night.until("25 09:00");
		night.restart();
		night.until("26 03:00");
		expect(began(night)).toEqual([]);
		night.until("26 10:01");
		expect(began(night)).toEqual(["11-26 10:00"]);
		night.restart();
		night.until("26 11:00");
		night.until("26 11:14:59");
		expect(night.incidents.filter(({ type }) => type === "chain-test.unconfirmed")).toEqual([]);
		night.until("26 11:15");
		expect(night.incidents.filter(({ type }) => type === "chain-test.unconfirmed")).toHaveLength(1);
	});

	test("goes by the site's calendar, not by the hub's clock: with the clock set back it comes at its own time again", () => {
		const night = watched();
		night.until("25 10:01");
		expect(confirm(night, "25 10:04", "chen", "captain")).toBeUndefined();
		night.until("25 11:00");
		const set = (from: string, to: string) =>
			night.hub(from, "clock.set", { from: instant(from), to: instant(to), after: instant(from) - 1 });
		set("25 11:00", "24 11:00");
		expect(night.state.timer.get("guard-room.chain-test")?.dueAt).toBe(instant("25 10:00"));
		set("24 12:00", "25 12:00");
		expect(night.state.timer.get("guard-room.chain-test")?.dueAt).toBe(instant("26 10:00"));
	});

	test.each([
		// The last Wednesday before and the first after Berlin's clocks change, at 02:30 of the day on which they do.
		["Europe/Berlin", "2026-10-22T00:00Z", "2026-10-25T00:30Z", 6, 150],
		["Europe/Berlin", "2026-03-26T00:00Z", "2026-03-29T01:00Z", 6, 150],
		["Europe/Berlin", "2026-10-26T00:00Z", "2026-10-28T09:00Z", 2, 600],
	])("%s from %s: at %s, once", (timeZone, from, due, weekday, minute) => {
		const site: Site = {
			...garden,
			...{ timeZone, minuteOfDay: localMinutes(timeZone), dayAt: localDays(timeZone) },
			settings: { ...garden.settings, chainTest: { weekday, minute, confirmMs: 60_000 } },
		};
		const night = new Night(site);
		const at = (time: number) => ({ at: time, receivedAt: time });
		const start = Date.parse(from);
		night.append({ ...at(start), source: "user:li", type: "shift.signed-on", id: "on", data: { guards: [] } });
		expect(night.state.timer.get("guard-room.chain-test")?.dueAt).toBe(Date.parse(due));
		night.append({ ...at(Date.parse(due) + 1), source: "user:li", type: "shift.present", id: "x", data: {} });
		const next = night.state.timer.get("guard-room.chain-test")?.dueAt ?? 0;
		expect(next - Date.parse(due)).toBeGreaterThan(6 * 86_400_000);
	});

	test("none on a hub on which nobody ever signed on, on a site that states none, or once the file says so no more", () => {
		const unwatched = new Night(weekly());
		unwatched.hub("25 08:00", "hub.started");
		unwatched.until("26 12:00");
		expect(told(unwatched)).toEqual([]);
		const none = watched(garden);
		none.until("26 12:00");
		expect(told(none)).toEqual([]);
		const night = watched();
		night.site = garden;
		night.until("25 09:00");
		night.device("25 09:00", "beam-east-3", "perimeter.test");
		expect(night.state.timer.has("guard-room.chain-test")).toBe(false);
	});
});
