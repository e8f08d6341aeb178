import { expect } from "vitest";
import { instant, Night } from "../scenario.ts";

export const BEAM = "beam-east-3";
/** One beam: a bird, a branch, or a man who is quick. More are strong, and quiet on no shelf. */
export const climb = { beams: [1] };
export const crossed = { line: "wall", direction: "in", label: "person" };
export const restored = { of: "perimeter.beam-broken" };

export function breached(): Night {
	const night = new Night();
	night.device("02:13:00", BEAM, "perimeter.beam-broken", climb);
	return night;
}

export function shelve(night: Night, time: string, until: string, more: Record<string, unknown> = {}) {
	const data = { alarm: night.alarms[0]?.id, reason: "a branch in the wind", until: instant(until), ...more };
	return night.person(time, "li", "alarm.shelved", data);
}

export const confirm = (night: Night, time: string) =>
	night.person(time, "zhao", "alarm.shelve-confirmed", { alarm: night.alarms[0]?.id });

export const bypasses = (night: Night) => [...night.state.bypass.values()];

/** A breach that a captain has shelved until 02:40. */
export function shelved(): Night {
	const night = breached();
	night.acknowledge("02:13:20", "li");
	expect(shelve(night, "02:14:00", "02:40:00", { role: "captain" })).toBeUndefined();
	return night;
}
