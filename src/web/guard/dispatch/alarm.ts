import { allowSound, play } from "../../app/sounds.ts";

/** Long enough to be felt through a jacket; the pause keeps it apart from a call. */
const FELT_MS = [600, 200, 600, 200, 600];
const AGAIN_MS = 2_500;

let again: ReturnType<typeof setInterval> | undefined;

/** `discreet` vibrates only: whoever stands beside the guard must not hear it. */
export type Ringing = "aloud" | "discreet" | "not";

/** Rings over and over until told otherwise: aloud as the console's most urgent sound does, which shakes the phone too. */
export function ring(how: Ringing): void {
	document.documentElement.dataset.ringing = how;
	clearInterval(again);
	again = undefined;
	play(how === "aloud" ? "critical" : undefined);
	if (how !== "discreet") return;
	// A browser that nobody has touched yet may refuse it; the screen shows it all the same.
	const feel = () => navigator.vibrate?.(FELT_MS);
	feel();
	again = setInterval(feel, AGAIN_MS);
}

/** Once, so that the phone is looked at; what rings already is felt anyhow. */
export function stir(): void {
	if (document.documentElement.dataset.ringing !== "aloud") navigator.vibrate?.(FELT_MS);
}

/** A browser lets a page sound only after a person touched it: every touch is used for that. */
export function allowSoundByTouch(): () => void {
	const touched = () => void allowSound();
	addEventListener("pointerdown", touched, { passive: true });
	return () => removeEventListener("pointerdown", touched);
}
