import { beforeAll } from "vitest";
import type { Desk } from "./desk.ts";
import { type GuardRoom, guardRoom } from "./guard-room.ts";

const HAPPENED = [
	["beam-east-3", "perimeter.beam-broken", { beams: [1, 2] }],
	["panel-b03-2-0401", "home.panic", { button: "wall" }],
	["panel-b11-3-0101", "home.water", { zone: "kitchen" }],
	["cam-square-1", "camera.video-lost", {}],
] as const;

/** The sheets that a key opens, once an incident is taken. */
export const SHEETS = [
	["+", "report"],
	["v", "verify"],
	["r", "resolve"],
	["d", "dispatch"],
	["w", "wait"],
	["u", "unlock"],
	["a", "agencies"],
	["x", "more"],
	["?", "help"],
	["s", "shift"],
	["b", "bypasses"],
] as const;

/** A guard room in which a few things have happened: one of each priority but the lowest, of three systems. */
export function busyRoom(): GuardRoom & { signedIn(locale: "en-GB" | "zh-CN", name?: string): Promise<Desk> } {
	const room = guardRoom({
		people: { lin: "operator", wang: "captain", hu: "admin", gao: "guard" },
		devices: HAPPENED.map(([id]) => id),
	});
	beforeAll(async () => {
		for (const [id, type, data] of HAPPENED) await room.report(id, type, data);
	});
	return Object.assign(room, {
		async signedIn(locale: "en-GB" | "zh-CN", name = "lin") {
			const desk = await room.deskOf(name, { locale });
			await desk.page.getByTestId("incident-row").nth(2).waitFor();
			return desk;
		},
	});
}
