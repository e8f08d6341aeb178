import type { CheckinSaid } from "../../../model/patrol.ts";
import { plateTextOf, readPlate } from "../../../model/plate-code.ts";
import type { Tag } from "./tag.ts";

/** What a check-in says of where it was made. */
export interface Shown extends Pick<CheckinSaid, "method" | "code" | "checkpoint" | "proof"> {
	/** Where it says that it was made. */
	readonly at: string;
}

/** A plate's code, scanned (`qr`) or typed (`code`); undefined: it is no plate's. Whether it is good, the hub knows alone. */
export function shownByPlate(code: string, method: "qr" | "code"): Shown | undefined {
	const plate = readPlate(code);
	return plate && { method, code: plateTextOf(plate), at: plate.checkpoint };
}

/** A tag at a checkpoint: by what is written on it, or else at the stop that the guard is at. */
export function shownByTag({ serial, text }: Tag, stop: string | undefined): Shown | undefined {
	const at = (text === undefined ? undefined : readPlate(text)?.checkpoint) ?? stop;
	return at === undefined ? undefined : { method: "nfc", checkpoint: at, proof: serial, at };
}
