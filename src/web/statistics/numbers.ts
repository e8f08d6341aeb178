import type { Language } from "../kit/language.ts";
import { language } from "../kit/sentences.ts";
import { lengthOf } from "../kit/time.ts";
import { t } from "./words.ts";

/** What is not there, or not enough of it. */
export const NOTHING = "–";

/** A count as people write it. */
export function count(n: number | undefined): string {
	return n === undefined ? NOTHING : n.toLocaleString(language.value);
}

/** A share as per cent; near the ends with as many digits as tell it from them. */
export function percent(share: number | undefined): string {
	return share === undefined ? NOTHING : percentIn(share, language.value);
}

function percentIn(share: number, speaking: Language): string {
	const shown = share * 100;
	const near = Math.min(shown, 100 - shown);
	const digits = near > 0 && near < 0.1 ? 3 : near > 0 && near < 10 && shown > 50 ? 2 : shown < 10 && shown > 0 ? 1 : 0;
	return `${shown.toLocaleString(speaking, { maximumFractionDigits: digits })} %`;
}

/** A number with at most one digit after the point. */
export function decimal(n: number | undefined): string {
	return n === undefined ? NOTHING : n.toLocaleString(language.value, { maximumFractionDigits: 1 });
}

/** A length of time in seconds. */
export function length(seconds: number | undefined): string {
	if (seconds === undefined) return NOTHING;
	const { key, values } = lengthOf(seconds * 1_000);
	return t(key, values);
}

/** How a number has moved against another one, as per cent of that; undefined where it can't be said. */
export function change(now: number | undefined, before: number | undefined): number | undefined {
	if (now === undefined || before === undefined || before === 0) return undefined;
	return (now - before) / before;
}
