/** Wrong PINs in a row after which a phone is locked. Our own setting. */
export const TRIES = 5;
export const PIN_DIGITS = 6;

/** How often a wrong PIN was entered on this phone since a right one. */
export interface PinTries {
	readonly wrong: number;
}

export function isLocked({ wrong }: PinTries): boolean {
	return wrong >= TRIES;
}

/** Tries that are left. */
export function triesLeft({ wrong }: PinTries): number {
	return Math.max(0, TRIES - wrong);
}

/** A PIN as it is chosen; undefined: it will do. `run`: 123456 or 111111 and the like, which anybody tries first. */
export function faultOfPin(pin: string): "digits" | "run" | undefined {
	if (!new RegExp(`^\\d{${PIN_DIGITS}}$`).test(pin)) return "digits";
	const steps = new Set([...pin].slice(1).map((digit, i) => (Number(digit) - Number(pin[i]) + 10) % 10));
	const [only] = steps;
	return steps.size === 1 && (only === 0 || only === 1 || only === 9) ? "run" : undefined;
}
