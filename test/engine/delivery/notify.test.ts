import { describe, expect, test } from "vitest";
import { backOff } from "../../../src/engine/delivery/back-off.ts";
import type { Channel } from "../../../src/model/channel.ts";
import type { Delivery } from "../../../src/model/delivery.ts";
import { garden, instant, Night } from "../../scenario.ts";

const words = { en: "Text messages", "zh-CN": "短信网关" };
const sms: Channel = {
	...{ channel: "webhook", kind: "webhook", id: "sms", words, url: "http://127.0.0.1:9", language: "zh-CN" },
	...{ secrets: { secret: { env: "NONE" } }, timeoutMs: 30_000 },
	...{ priorities: ["critical", "high"], on: ["told-on"] },
};
const siren: Channel = {
	...{ channel: "siren", id: "siren", words, devices: ["panel-guard-room", "panel-b03-2-0401"], forMs: 30_000 },
	...{ priorities: ["critical"], on: ["opened"] },
};

const MINUTE_MS = 60_000;
const PANEL = "panel-b07-1-0201";
const panic = (night: Night, time: string) => night.device(time, PANEL, "home.panic", { button: "wall" });
const night = (...channels: Channel[]) => new Night({ ...garden, channels });
const by = (one: Night, channel: string) => [...one.state.delivery.values()].filter((is) => is.channel === channel);
const only = (one: Night, channel: string): Delivery => {
	const [found, ...more] = by(one, channel);
	if (!found || more.length > 0) throw new Error(`${more.length + (found ? 1 : 0)} by ${channel}`);
	return found;
};

/** One attempt that fails. */
function fails(one: Night, time: string, { id, attempts }: Delivery, more = {}): void {
	one.hub(time, "delivery.sent", { delivery: id, attempt: attempts + 1 });
	one.hub(time, "delivery.failed", { delivery: id, reason: "status-500", ...more });
}

describe("whom it reaches", () => {
	test("an incident that nobody takes is told on by every channel stated for that, and on the console", () => {
		const it = night(sms);
		panic(it, "10:01:00");
		expect([...it.state.delivery]).toEqual([]);
		it.until("10:01:30");
		expect(only(it, "sms")).toMatchObject({ state: "waiting", to: "captain", about: "told-on", attempts: 0 });
		expect(only(it, "console")).toMatchObject({ state: "waiting", to: "captain" });
	});

	test("where it says so an incident goes out when it opens, and when it becomes as urgent as is asked for", () => {
		const it = night({ ...sms, on: ["opened"], priorities: ["high"] });
		it.device("02:01:00", "beam-east-3", "perimeter.tamper");
		expect(by(it, "sms")).toEqual([]);
		it.device("02:01:05", "beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
		expect(only(it, "sms")).toMatchObject({ about: "opened", to: "sms", incident: it.incident("perimeter.breach").id });
		it.device("02:01:20", "beam-east-4", "perimeter.beam-broken", { beams: [1, 2] });
		expect(by(it, "sms")).toHaveLength(1);
	});

	test("a drill reaches nobody", () => {
		const it = night({ ...sms, on: ["told-on", "opened"] }, siren);
		it.person("10:00:00", "wang", "drill.begun", { scenario: [...(garden.drills?.keys() ?? [])][0] });
		it.until("10:20:00");
		expect(it.journal.some(({ type }) => type === "drill.event")).toBe(true);
		expect([...it.state.delivery]).toEqual([]);
	});

	test("duress sounds no siren, and no siren sounds in a flat with gas", () => {
		const it = night(siren);
		it.device("10:01:00", PANEL, "home.duress");
		expect([...it.state.delivery]).toEqual([]);
		it.device("10:02:00", "panel-b03-2-0401", "home.gas");
		expect(only(it, "siren").to).toBe("panel-guard-room");
	});

	test("a siren that somebody under duress could hear has its row as everywhere, and is told not to sound", () => {
		const rows = ["panel-b03-2-0401", "panel-b11-1-0202"].map((flat) => {
			const it = night(siren);
			it.device("10:01:00", flat, "home.duress");
			panic(it, "10:02:00");
			const asked = by(it, "siren");
			for (const one of asked) fails(it, "10:02:01", one);
			it.until("10:02:05");
			return [...asked, ...by(it, "siren")];
		});
		const [near = [], far = []] = rows;
		expect(near.map(({ to, silent }) => [to, silent])).toEqual([
			["panel-guard-room", undefined],
			["panel-b03-2-0401", true],
			["panel-guard-room", undefined],
			["panel-b03-2-0401", true],
		]);
		expect(near.map(({ silent: _, ...row }) => row)).toEqual(far);
	});

	test("a receiver that is down for hours gets one message of an incident, which says who is told now", () => {
		const it = night(sms);
		panic(it, "10:01:00");
		it.until("10:01:30");
		fails(it, "10:01:31", only(it, "sms"));
		it.until("10:03:40");
		expect(only(it, "sms")).toMatchObject({ to: "on-duty", attempts: 1 });
	});
});

describe("a test of a channel", () => {
	const testing = (it: Night, time: string, channel = "sms") => it.person(time, "admin", "channel.tested", { channel });

	test("is one message that is about nothing, tried once, and no alarm whatever comes of it", () => {
		const it = night(sms, siren);
		expect(testing(it, "10:01:00")).toBeUndefined();
		const asked = only(it, "sms");
		expect(asked).toMatchObject({ about: "test", state: "waiting", to: "sms" });
		expect(asked).not.toHaveProperty("incident");
		expect(testing(it, "10:01:01")).toMatchObject({ code: "wrong-state", state: "being-tested" });
		fails(it, "10:01:02", asked, { reason: "certificate", answer: "CERT_HAS_EXPIRED" });
		expect(only(it, "sms")).toMatchObject({ state: "dead", reason: "certificate" });
		expect(it.alarms).toEqual([]);
		const standing = () => it.state.memory.get("channel:sms")?.channel;
		const failed = { at: instant("10:01:02"), reason: "certificate", answer: "CERT_HAS_EXPIRED" };
		expect(standing()).toEqual({ failures: 0, failed });
		expect(testing(it, "10:02:00")).toBeUndefined();
		const again = by(it, "sms").find(({ state }) => state === "waiting");
		it.hub("10:02:01", "delivery.sent", { delivery: again?.id, attempt: 1 });
		it.hub("10:02:02", "delivery.delivered", { delivery: again?.id });
		expect(standing()).toEqual({ failures: 0, failed, deliveredAt: instant("10:02:02") });
	});

	test("is refused where there is no such channel, and of a siren", () => {
		const it = night(siren);
		expect(testing(it, "10:01:00")).toMatchObject({ code: "not-found" });
		expect(testing(it, "10:01:01", "siren")).toMatchObject({ code: "wrong-state", state: "siren" });
		expect([...it.state.delivery]).toEqual([]);
	});
});

describe("while one is being answered", () => {
	const sent = (it: Night, time: string) => {
		panic(it, "10:01:00");
		it.until(time);
		const { id } = only(it, "sms");
		it.hub(time, "delivery.sent", { delivery: id, attempt: 1 });
		it.until("10:02:40");
		return id;
	};

	test("no second copy goes out; what was asked for meanwhile follows once it has arrived", () => {
		const it = night(sms);
		const id = sent(it, "10:01:30");
		expect(only(it, "sms")).toMatchObject({ id, state: "sent", to: "captain", again: { to: "manager" } });
		it.hub("10:02:41", "delivery.delivered", { delivery: id });
		expect(only(it, "sms")).toMatchObject({ state: "waiting", to: "manager", attempts: 0 });
		expect(only(it, "sms").id).not.toBe(id);
	});

	test("where it fails its next attempt speaks for both", () => {
		const it = night(sms);
		const id = sent(it, "10:01:30");
		it.hub("10:02:41", "delivery.failed", { delivery: id, reason: "timeout" });
		const { again, ...failed } = only(it, "sms");
		expect([again, failed.id, failed.state, failed.to]).toEqual([undefined, id, "failed", "manager"]);
	});
});

describe("what becomes of it", () => {
	test("a receiver that asks to be left alone is, for an hour at most, and never tried sooner than otherwise", () => {
		const waitsFor = (retryAfterMs: number) => {
			const it = night({ ...sms, on: ["opened"] });
			panic(it, "10:01:00");
			fails(it, "10:01:10", only(it, "sms"), { reason: "status-429", answer: "slow down", retryAfterMs });
			const { nextAt = 0, reason, answer } = only(it, "sms");
			expect([reason, answer]).toEqual(["status-429", "slow down"]);
			return nextAt - instant("10:01:10");
		};
		expect(waitsFor(90_000)).toBe(90_000);
		expect(waitsFor(7 * 24 * 3_600_000)).toBe(3_600_000);
		expect(waitsFor(0)).toBeGreaterThanOrEqual(1_000);
	});

	test("it is tried again after 1, 2, 4 … seconds and 15 minutes at most, each a little later by its id", () => {
		const waits = Array.from({ length: 14 }, (_, n) => backOff("dlv-812.1", n + 1));
		for (const [n, wait] of waits.entries()) {
			expect(wait).toBeGreaterThanOrEqual(Math.min(1_000 * 2 ** n, 15 * MINUTE_MS));
			expect(wait).toBeLessThanOrEqual(Math.min(1_250 * 2 ** n, 15 * MINUTE_MS));
		}
		expect(backOff("dlv-812.1", 3)).toBe(backOff("dlv-812.1", 3));
		expect(backOff("dlv-812.1", 3)).not.toBe(backOff("dlv-813.1", 3));
	});

	test("what fails for a day is given up, shown for a day, and an alarm", () => {
		const it = night({ ...sms, on: ["opened"] });
		panic(it, "10:01:00");
		let tries = 0;
		for (let at = instant("10:01:00"); at <= instant("24 10:05:00"); at += 5_000) {
			const time = new Date(at + 8 * 3_600_000).toISOString();
			const line = `${time.slice(8, 10)} ${time.slice(11, 19)}`;
			it.until(line);
			const delivery = only(it, "sms");
			if (delivery.state !== "waiting") continue;
			tries++;
			fails(it, line, delivery);
		}
		expect(tries).toBeGreaterThan(90);
		expect(only(it, "sms")).toMatchObject({ state: "dead", attempts: tries, reason: "status-500" });
		const dead = it.journal.filter(({ type }) => type === "delivery.dead");
		expect(dead.map(({ receivedAt }) => receivedAt >= instant("24 10:01:00"))).toEqual([true]);
		it.until("25 10:10:00");
		expect(by(it, "sms")).toEqual([]);
	});

	test("three failures in a row are an alarm that names the channel, and the next success ends it", () => {
		const it = night({ ...sms, on: ["opened"] });
		panic(it, "10:01:00");
		for (const time of ["10:01:01", "10:01:10"]) fails(it, time, only(it, "sms"));
		expect(it.alarms.map(({ type }) => type)).toEqual(["home.panic"]);
		it.until("10:01:30");
		fails(it, "10:01:30", only(it, "sms"));
		expect(it.incident("channel.failed")).toMatchObject({
			priority: "medium",
			words: { en: "Messages do not get out, Text messages", "zh-CN": "对外通知失败，短信网关" },
		});
		it.until("10:02:00");
		const { id } = only(it, "sms");
		it.hub("10:02:00", "delivery.sent", { delivery: id, attempt: 4 });
		it.hub("10:02:01", "delivery.delivered", { delivery: id });
		expect(by(it, "sms")).toEqual([]);
		expect(it.alarms.find(({ type }) => type === "channel.failed")).toMatchObject({ active: false });
	});

	test("what is refused for good is given up at once, and an alarm at once", () => {
		const it = night({ ...sms, on: ["opened"] });
		panic(it, "10:01:00");
		fails(it, "10:01:01", only(it, "sms"), { final: true, reason: "status-403" });
		expect(only(it, "sms")).toMatchObject({ state: "dead", reason: "status-403" });
		expect(it.incident("channel.failed").type).toBe("channel.failed");
	});

	test("what fell due while the hub was down is sent when it is up again", () => {
		const it = night({ ...sms, on: ["opened"] });
		panic(it, "10:01:00");
		fails(it, "10:01:01", only(it, "sms"));
		expect(only(it, "sms").state).toBe("failed");
		it.restart();
		it.until("11:00:00");
		expect(only(it, "sms")).toMatchObject({ state: "waiting", attempts: 1 });
	});

	test("a message on a console is seen when whom it is for takes the incident; one that has not arrived is withdrawn", () => {
		const it = night();
		panic(it, "10:01:00");
		it.until("10:03:00");
		const [captain, manager] = by(it, "console");
		it.hub("10:03:01", "delivery.delivered", { delivery: captain?.id, user: "wang" });
		expect(it.acknowledge("10:03:10", "wang")).toBeUndefined();
		expect([...it.state.delivery]).toEqual([]);
		const over = it.journal.filter(({ type }) => /^delivery\.(seen|withdrawn)$/.test(type));
		expect(over.map(({ type, data }) => [type, data.delivery])).toEqual([
			["delivery.seen", captain?.id],
			["delivery.withdrawn", manager?.id],
		]);
		expect(over[0]?.data.by).toBe("user:wang");
	});

	test("nobody has seen a message because somebody else took the incident; who says so has, and only theirs", () => {
		const it = night();
		panic(it, "10:01:00");
		it.until("10:03:00");
		const [captain, manager] = by(it, "console");
		for (const [one, user] of [
			[captain, "wang"],
			[manager, "chen"],
		] as const)
			it.hub("10:03:01", "delivery.delivered", { delivery: one?.id, user });
		const incident = it.only.id;
		expect(it.person("10:03:05", "chen", "escalation.seen", { incident, role: "manager" })).toBeUndefined();
		expect(it.only.state).toBe("open");
		expect(it.acknowledge("10:03:10", "li")).toBeUndefined();
		const over = it.journal.filter(({ type }) => /^delivery\.(seen|ended|withdrawn)$/.test(type));
		expect(over.map(({ type, data }) => [type, data.delivery, data.by])).toEqual([
			["delivery.seen", manager?.id, "user:chen"],
			["delivery.ended", captain?.id, undefined],
		]);
	});

	test("a webhook tells of the incident also when it was taken meanwhile; a siren that has not sounded no longer does", () => {
		const it = night({ ...sms, on: ["opened"] }, siren);
		panic(it, "10:01:00");
		expect(it.acknowledge("10:01:05", "li")).toBeUndefined();
		expect([...it.state.delivery.values()].map(({ channel }) => channel)).toEqual(["sms"]);
	});
});
