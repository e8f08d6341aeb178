import { signal } from "@preact/signals";
import type { Priority } from "../../model/priority.ts";
import type { Sound } from "./sound-choice.ts";
import { PATTERNS, type Pattern } from "./tones.ts";
import { shake } from "./vibration.ts";

/** `running`: the guard room can hear. `off`: the browser has not been given permission yet, or took it back. */
export const sound = signal<"running" | "off">("off");

let context: AudioContext | undefined;
let playing: Sound;
let again: ReturnType<typeof setTimeout> | undefined;

/** Makes the page able to sound. A browser allows it only while a person clicks or presses a key. */
export async function allowSound(): Promise<void> {
	context ??= open();
	if (context.state !== "running") await context.resume().catch(() => undefined);
	note();
}

function open(): AudioContext {
	const made = new AudioContext({ latencyHint: "interactive" });
	made.onstatechange = note;
	return made;
}

function note(): void {
	const running = context?.state === "running";
	const begins = running && sound.value === "off";
	sound.value = running ? "running" : "off";
	document.documentElement.dataset.sound = sound.value;
	if (begins) ringAnew();
}

/** Plays this pattern over and over until told otherwise, and shakes a phone with it; nothing for silence. */
export function play(next: Sound): void {
	if (next === playing) return;
	playing = next;
	document.documentElement.dataset.playing = next ?? "";
	clearTimeout(again);
	if (next) burst();
	else shake(undefined);
}

/** Starts the current pattern anew, because something new rang within it. */
export function ringAnew(): void {
	if (!playing) return;
	clearTimeout(again);
	burst();
}

/** Two short rising notes: a second kind of device confirms an incident. It asks for nothing. */
export function chime(): void {
	if (context?.state !== "running") return;
	pulses(context, {
		pulses: [
			{ at: 0, lasts: 0.09, hz: 1047 },
			{ at: 0.12, lasts: 0.14, hz: 1319 },
		],
		everyMs: 0,
		loudness: 0.2,
	});
}

/** Three soft even notes, lower than any alarm: the hub asks whether somebody is there. */
export function askSoftly(): void {
	if (context?.state !== "running") return;
	const notes = [0, 0.35, 0.7].map((at) => ({ at, lasts: 0.25, hz: 392 }));
	pulses(context, { pulses: notes, everyMs: 0, loudness: 0.22 });
}

/** Plays one burst of a priority's pattern, so that a person can say whether it was heard. */
export function sample(priority: Priority): void {
	if (context?.state === "running") pulses(context, PATTERNS[priority]);
}

function burst(): void {
	if (!playing) return;
	const pattern = PATTERNS[playing];
	if (context?.state === "running") pulses(context, pattern);
	// A phone that may not sound yet, or whose ringer is off, shakes all the same.
	shake(pattern);
	again = setTimeout(burst, pattern.everyMs);
}

function pulses(into: AudioContext, { pulses: all, loudness }: Pattern): void {
	const start = into.currentTime + 0.02;
	for (const { at, lasts, hz } of all) {
		const from = start + at;
		const gain = into.createGain();
		gain.gain.setValueAtTime(0, from);
		gain.gain.linearRampToValueAtTime(loudness, from + 0.012);
		gain.gain.setValueAtTime(loudness, from + lasts - 0.03);
		gain.gain.linearRampToValueAtTime(0, from + lasts);
		gain.connect(into.destination);
		for (const [harmonic, share] of [
			[1, 1],
			[2, 0.35],
			[3, 0.15],
		] as const) {
			const tone = into.createOscillator();
			const level = into.createGain();
			tone.frequency.value = hz * harmonic;
			level.gain.value = share / 1.5;
			tone.connect(level).connect(gain);
			tone.start(from);
			tone.stop(from + lasts);
		}
	}
}
