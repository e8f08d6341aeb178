import type { Pattern } from "./tones.ts";

/**
 * A burst as a phone shakes it (Vibration API): how long it shakes and rests in turn, ms, beginning with shaking. Pulses
 * shorter than a motor needs to be felt are lengthened where there is room before the next.
 */
export function shakesOf({ pulses }: Pick<Pattern, "pulses">): number[] {
	return pulses.flatMap(({ at, lasts }, i) => {
		const next = pulses[i + 1];
		const shakes = Math.max(lasts, FELT_S);
		if (!next) return [ms(shakes)];
		const room = next.at - at;
		const shaken = Math.min(shakes, room - REST_S);
		return [ms(shaken), ms(room - shaken)];
	});
}

/** An eccentric motor needs so long to start, and so long to be felt to have stopped: our own settings. */
const FELT_S = 0.15;
const REST_S = 0.05;

function ms(seconds: number): number {
	return Math.round(seconds * 1_000);
}

/** Shakes the phone with a burst; nothing where the browser cannot, or has not been touched yet and so may not. */
export function shake(pattern: Pick<Pattern, "pulses"> | undefined): void {
	if (!("vibrate" in navigator) || navigator.userActivation?.hasBeenActive === false) return;
	navigator.vibrate(pattern ? shakesOf(pattern) : 0);
}
