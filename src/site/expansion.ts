import type { Building, SiteDevice, Unit, Zone } from "../model/site.ts";
import type { Words } from "../model/words.ts";
import type { KeyPath } from "./config-file.ts";

/** A device as the file places it; its options are still to be read by its kind. */
export interface Placed extends Omit<SiteDevice, "gateway"> {
	/** The key that it follows from. */
	readonly from: KeyPath;
	/** Where each option stands that is not under `from`'s own `options`. */
	readonly optionsFrom?: Readonly<Record<string, KeyPath>>;
}

export interface PlacedZone extends Omit<Zone, "neighbours"> {
	/** The key that it follows from. */
	readonly from: KeyPath;
}

/** What the file's short keys stand for; each expansion adds its part. */
export interface Expansion {
	readonly zones: PlacedZone[];
	readonly devices: Placed[];
	readonly units: (Unit & { readonly from: KeyPath })[];
	readonly buildings: Building[];
	/** Pairs of direct neighbours. */
	readonly adjacent: (readonly [string, string])[];
}

/** Puts one name behind another, in each language by its own habit. */
export function joined(a: Words, b: Words): Words {
	return { en: `${a.en} ${b.en}`, "zh-CN": `${a["zh-CN"]}${b["zh-CN"]}` };
}
