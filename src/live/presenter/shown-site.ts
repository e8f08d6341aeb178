import type { SiteDevice } from "../../model/site.ts";
import type { Words } from "../../model/words.ts";

/** What of a device's place in the site is told. */
export type ShownDevice = Pick<SiteDevice, "id" | "kind" | "zone" | "unit" | "words">;

interface ShownReport {
	readonly words: Words;
	readonly raises?: string | undefined;
	readonly notedOn?: readonly string[] | undefined;
}

interface ShownKind {
	readonly name: string;
	readonly alarms: Readonly<Record<string, { readonly words: Words; readonly discreet?: true | undefined }>>;
	readonly events: Readonly<Record<string, ShownReport>>;
	readonly derives: Readonly<Record<string, ShownReport>>;
}

/** What of a site decides how the journal's objects look outside: every `Site` is one. */
export interface ShownSite {
	readonly devices: ReadonlyMap<string, ShownDevice>;
	readonly kinds: ReadonlyMap<string, ShownKind>;
	readonly lines?: ReadonlyMap<string, string>;
}

/** The same as plain data that another thread can be handed. */
export function shownSite({ devices, kinds, lines }: ShownSite): ShownSite {
	const report = ({ words, raises, notedOn }: ShownReport): ShownReport => ({ words, raises, notedOn });
	return {
		devices: mapped(devices, ({ id, kind, zone, unit, words }) => ({
			...{ id, kind, zone, words },
			...(unit !== undefined && { unit }),
		})),
		kinds: mapped(kinds, ({ name, alarms, events, derives }) => ({
			name,
			alarms: each(alarms, ({ words, discreet }) => ({ words, discreet })),
			events: each(events, report),
			derives: each(derives, report),
		})),
		...(lines && { lines }),
	};
}

function mapped<V, W>(map: ReadonlyMap<string, V>, to: (value: V) => W): ReadonlyMap<string, W> {
	return new Map([...map].map(([key, value]) => [key, to(value)]));
}

function each<V, W>(record: Readonly<Record<string, V>>, to: (value: V) => W): Readonly<Record<string, W>> {
	return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));
}
