import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Credentials, STAND_IN_AWAY_MS } from "../../../src/intake/credentials.ts";
import { Attempts } from "../../../src/intake/embedded/attempts.ts";
import { CONNACK_OK, connect } from "../packets-to-send.ts";
import { openRig, type Rig } from "../rig.ts";

let rig: Rig;
const real: string[] = [];
beforeEach(async () => {
	real.length = 0;
	rig = await openRig({ onRealSignIn: (device) => real.push(device) });
});
afterEach(async () => {
	vi.restoreAllMocks();
	await rig.close();
});

async function answer(fields: Parameters<typeof connect>[0]): Promise<number[]> {
	const raw = await rig.socket();
	raw.send(connect(fields));
	return [...(await raw.read(4))];
}
const refused = (code: number) => [0x20, 2, 0, code];

test.each([
	["a wrong secret", () => ({ clientId: "beam-east-3", userName: "beam-east-3", password: "no" }), 4],
	[
		"another device's secret",
		() => ({ clientId: "beam-east-3", userName: "beam-east-3", password: rig.secrets["beam-east-4"] ?? "" }),
		4,
	],
	["a name that nobody has", () => ({ clientId: "x", userName: "x", password: "x" }), 4],
	["no secret", () => ({ clientId: "beam-east-3", userName: "beam-east-3" }), 4],
	["no name", () => ({ clientId: "beam-east-3" }), 4],
	[
		"another's client id",
		() => ({ clientId: "beam-east-4", userName: "beam-east-3", password: rig.secrets["beam-east-3"] ?? "" }),
		5,
	],
	[
		"a reader with a device's client id",
		() => ({ clientId: "beam-east-3", userName: "wall-screen", password: rig.secrets["wall-screen"] ?? "" }),
		5,
	],
	[
		"a will on another's topic",
		() => ({
			clientId: "beam-east-3",
			userName: "beam-east-3",
			password: rig.secrets["beam-east-3"] ?? "",
			will: { topic: rig.topic("beam-east-4", "status"), payload: "offline" },
		}),
		5,
	],
])("%s is refused with its code", async (_what, fields, code) => {
	expect(await answer(fields())).toEqual(refused(code));
	expect(rig.logged).toContainEqual(expect.objectContaining({ msg: "connection refused", code }));
	expect(JSON.stringify(rig.logged)).not.toContain(rig.secrets["beam-east-3"]);
});

test("wrong secrets are answered ever more slowly, the right one never", async () => {
	const wrong = { clientId: "beam-east-3", userName: "beam-east-3", password: "no" };
	await answer(wrong);
	const begun = performance.now();
	const slow = answer(wrong);
	expect(await answer({ ...wrong, password: rig.secrets["beam-east-3"] ?? "" })).toEqual([...CONNACK_OK]);
	const right = performance.now() - begun;
	await slow;
	expect(right).toBeLessThan(performance.now() - begun);
	expect(performance.now() - begun).toBeGreaterThan(450);
});

test("the delay grows for one address and device alone, has an end, and is forgotten", () => {
	const attempts = new Attempts();
	expect([1, 2, 3].map(() => attempts.failed("10.0.0.1", "beam-east-3", 0))).toEqual([250, 500, 1_000]);
	expect(attempts.failed("10.0.0.1", "beam-east-4", 0)).toBe(250);
	expect(attempts.failed("10.0.0.2", "beam-east-3", 0)).toBe(250);
	for (let i = 0; i < 100; i++) attempts.failed("10.0.0.1", "beam-east-3", 0);
	expect(attempts.failed("10.0.0.1", "beam-east-3", 0)).toBe(8_000);
	expect(attempts.failed("10.0.0.1", "beam-east-3", 600_001)).toBe(250);
});

test("a new secret counts from its commit on, and replaces the old one", () => {
	const credentials = new Credentials();
	const first = credentials.make(["beam-east-3"], 1);
	const of = (made: { secrets: Readonly<Record<string, string>> }) => Buffer.from(made.secrets["beam-east-3"] ?? "");
	expect(credentials.match("beam-east-3", of(first))).toBeUndefined();
	first.done();
	expect(credentials.match("beam-east-3", of(first))).toBe("device");
	const second = credentials.make(["beam-east-3"], 2);
	second.done();
	expect(credentials.match("beam-east-3", of(first))).toBeUndefined();
	expect(credentials.match("beam-east-3", of(second))).toBe("device");
	credentials.revoke("beam-east-3", 3).done();
	expect(credentials.match("beam-east-3", of(second))).toBeUndefined();
	expect(of(second).length).toBeGreaterThanOrEqual(22);
	expect(credentials.match("nobody", Buffer.alloc(0))).toBeUndefined();
});

test("a simulator stays away for ten minutes after a real client signed in as its device", () => {
	const credentials = new Credentials();
	const made = credentials.make(["beam-east-3"], 1);
	made.done();
	const simulated = credentials.overlay(["beam-east-3", "beam-east-4"]);
	const secret = (of: Readonly<Record<string, string>>, id: string) => Buffer.from(of[id] ?? "");
	expect(credentials.match("beam-east-3", secret(simulated, "beam-east-3"))).toBe("simulator");
	expect(credentials.match("beam-east-3", secret(made.secrets, "beam-east-3"))).toBe("device");
	expect(credentials.match("beam-east-3", secret(simulated, "beam-east-3"))).toBeUndefined();
	expect(credentials.match("beam-east-4", secret(simulated, "beam-east-4"))).toBe("simulator");
	const now = performance.now();
	vi.spyOn(performance, "now").mockReturnValue(now + STAND_IN_AWAY_MS + 1);
	expect(credentials.match("beam-east-3", secret(simulated, "beam-east-3"))).toBe("simulator");
});

test("the hub hears of it when a real client signs in, not when a simulator does", async () => {
	const simulated = rig.credentials.overlay(["beam-east-3"]);
	const as = (password: string) => ({ clientId: "beam-east-3", userName: "beam-east-3", password });
	expect(await answer(as(simulated["beam-east-3"] ?? ""))).toEqual([...CONNACK_OK]);
	expect(real).toEqual([]);
	expect(await answer(as(rig.secrets["beam-east-3"] ?? ""))).toEqual([...CONNACK_OK]);
	expect(real).toEqual(["beam-east-3"]);
	expect(await answer(as(simulated["beam-east-3"] ?? ""))).toEqual(refused(4));
});
