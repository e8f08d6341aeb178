import { expect, test } from "vitest";
import { colleagues } from "../../../src/web/guard/more/colleagues.ts";
import { onDuty } from "../../../src/web/guard/more/on-duty.ts";
import type { Held, Sent } from "../../../src/web/guard/queue/act.ts";

const NOW = Date.parse("2026-11-24T03:00:00Z");
const act = (kind: "start" | "end", sent?: Partial<Sent>, more: Partial<Held> = {}): Held => ({
	...{ n: 1, guard: "gao", act: { kind, body: { id: "a", at: new Date(NOW).toISOString() } } },
	...(sent && { sent: { at: NOW, ...sent } }),
	...more,
});
const hub = (on: boolean, seconds: number) => ({ on, at: NOW + seconds * 1_000 });

test.each([
	["nothing is known", undefined, [], undefined],
	["entered by the guard room, nothing done here", hub(true, 0), [], true],
	["said here, and not yet sent", hub(false, 60), [act("start")], true],
	["sent since the hub's word", hub(false, -60), [act("start", { became: "came-on-duty" })], true],
	["taken off duty by the guard room since", hub(false, 60), [act("start", { became: "came-on-duty" })], false],
	["the roster does not name them", hub(false, -60), [act("start", { became: "not-rostered" })], false],
	["nobody keeps a watch, and the hub said nothing", undefined, [act("start", { became: "no-watch" })], undefined],
	["gone already", hub(true, -60), [act("end", { became: "off-duty-already" })], false],
	["refused", hub(true, -60), [act("end", undefined, { refused: "no" })], true],
] as const)("%s: duty is what the hub says, and what was done here since", (_, byHub, held, on) => {
	expect(onDuty(byHub, held).on).toBe(on);
});

test("a word of which nothing came is told as such", () => {
	expect(onDuty(hub(false, -1), [act("start", { became: "not-rostered" })]).became).toBe("not-rostered");
	expect(onDuty(hub(true, 1), [act("start", { became: "not-rostered" })]).became).toBeUndefined();
});

test("a round is handed to another guard, chosen by name", () => {
	const person = (name: string, displayName: string, role: "guard" | "captain" = "guard") => ({
		name,
		displayName,
		role,
	});
	const all = [person("zhou", "周平"), person("gao", "高飞"), person("mei", "梅", "captain"), person("bai", "白云")];
	expect(colleagues(all, "gao")).toEqual(["bai", "zhou"]);
});
