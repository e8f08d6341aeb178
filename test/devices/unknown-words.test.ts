import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Kind } from "../../src/model/kind.ts";
import { type AlarmSettings, DEFAULT_SETTINGS } from "../../src/model/settings.ts";
import { garden, instant, Night } from "../scenario.ts";
import { EXAMPLES } from "./contract-examples.ts";

/** A word that no firmware says yet. */
const NOVEL = "as-yet-unheard-of";

interface Field {
	readonly examples?: readonly string[];
	readonly description?: string;
}

/** The enumerations of a report by their fields, with the words that are known. */
function enumerationsOf(data: z.ZodType): Readonly<Record<string, readonly string[]>> {
	const text = JSON.stringify(z.toJSONSchema(data, { io: "input" }));
	const { properties = {} }: { properties?: Readonly<Record<string, Field>> } = JSON.parse(text);
	const found = Object.entries(properties).flatMap(([field, { examples }]) => (examples ? [[field, examples]] : []));
	expect(text.split("any other word").length - 1, "an enumeration below the first level is not walked here").toBe(
		found.length,
	);
	return Object.fromEntries(found);
}

/** Each choice of one word for each enumeration. */
function choices(words: Readonly<Record<string, readonly string[]>>): readonly Readonly<Record<string, string>>[] {
	return Object.entries(words).reduce<readonly Readonly<Record<string, string>>[]>(
		(all, [field, known]) => all.flatMap((one) => known.map((word) => ({ ...one, [field]: word }))),
		[{}],
	);
}

/** What one of a kind's devices may be told to be: each of its switches on and off. */
function optionsOf(kind: Kind): readonly Readonly<Record<string, unknown>>[] {
	const plain: Readonly<Record<string, unknown>> = Object(kind.options.parse({}));
	const switched = Object.entries(plain).filter(([, value]) => typeof value === "boolean");
	return [plain, ...switched.map(([key, value]) => ({ ...plain, [key]: !value }))];
}

/** Whether one report rings, on a site that filters all that the rules let it and in declared weather; undefined: it raises nothing. */
function rings(
	kind: Kind,
	type: string,
	data: object,
	options: Readonly<Record<string, unknown>>,
): boolean | undefined {
	const [device] = [...garden.devices.values()].filter((one) => one.kind === kind.name);
	if (!device) throw new Error(`no ${kind.name} in the compound`);
	const filtered: readonly AlarmSettings[] = [{ glitchMs: 60_000 }];
	const alarms = Object.fromEntries(Object.keys(kind.alarms).map((alarm) => [`${kind.name}.${alarm}`, filtered]));
	const night = new Night({
		...garden,
		settings: { ...DEFAULT_SETTINGS, alarms },
		devices: new Map([...garden.devices, [device.id, { ...device, options }]]),
	});
	const weather = { zones: [device.zone], until: instant("02:20:00"), reason: "rain", role: "captain" };
	night.person("02:00:00", "zhao", "weather.declared", weather);
	night.device("02:05:00", device.id, type, { durationMs: 5, ...data });
	return night.alarms.length === 0 ? undefined : night.incidents.some(({ rang }) => rang > 0);
}

const listing = [...garden.kinds.values()].flatMap((kind) =>
	Object.entries(kind.events).flatMap(([event, is]) => {
		const words = enumerationsOf(is.data);
		const fields = Object.keys(words);
		return fields.length === 0 ? [] : [{ kind, type: `${kind.name}.${event}`, event, words, fields }];
	}),
);

test("devices list words in these reports", () => {
	expect(listing.map(({ type, fields }) => `${type} ${fields.join(" ")}`)).toEqual(
		expect.arrayContaining(["camera.sound label", "perimeter.beam-broken direction", "patrol.finding category"]),
	);
});

describe.each(listing)("$type", ({ kind, type, event, words, fields }) => {
	const example = EXAMPLES[kind.name]?.[event] ?? {};
	const plain = Object.fromEntries(Object.entries(example).filter(([field]) => !fields.includes(field)));
	// One beam alone, so that the way over it is what counts.
	const bare = "beams" in plain ? { ...plain, beams: [1] } : plain;
	const novel = choices(Object.fromEntries(Object.entries(words).map(([field, known]) => [field, [...known, NOVEL]])));

	test("a word that nobody knows is heard, wherever any word in its place would be", () => {
		for (const options of optionsOf(kind)) {
			for (const said of novel.filter((one) => Object.values(one).includes(NOVEL))) {
				const open = Object.fromEntries(
					Object.entries(words).map(([field, known]) => [field, said[field] === NOVEL ? known : [said[field] ?? ""]]),
				);
				const known = choices(open).flatMap((one) => rings(kind, type, { ...bare, ...one }, options) ?? []);
				if (known.length === 0) continue;
				const what = `${JSON.stringify(said)} of a device with ${JSON.stringify(options)}`;
				const found = rings(kind, type, { ...bare, ...said }, options);
				expect(found, `${what} rings nobody`).toBe(known.includes(true));
			}
		}
	});
});
