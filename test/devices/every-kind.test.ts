import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Kind } from "../../src/model/kind.ts";
import type { Words } from "../../src/model/words.ts";
import { loadKinds } from "../../src/site/kinds.ts";
import { EXAMPLES, SHARED } from "./contract-examples.ts";

const kinds = await loadKinds();

/** A report with something in it that no schema names. */
const VENDOR = { vendor: { firmware: "1.2" } };

/** SVG path commands and numbers, nothing else. */
const PATH_DATA = /^[MmLlHhVvCcSsQqTtAaZz\d\s.,-]+$/;

function everyWord(kind: Kind): readonly Words[] {
	const parts = [kind.alarms, kind.events, kind.derives, kind.commands];
	const inside = parts.flatMap((part) => Object.values<{ readonly words: Words }>(part));
	return [kind.words, kind.system, ...inside.map(({ words }) => words)];
}

interface SchemaText {
	readonly anyOf?: unknown;
	readonly properties?: Readonly<Record<string, { readonly examples?: readonly string[] }>>;
}

/** The schema as the documents show it. */
function schemaOf(data: z.ZodType): SchemaText {
	return JSON.parse(JSON.stringify(z.toJSONSchema(data, { io: "input" })));
}

test("the compound's five systems are known, and each file is a kind of its name", () => {
	expect([...kinds.keys()].sort()).toEqual(Object.keys(EXAMPLES).sort());
	for (const [name, kind] of kinds) expect(kind.name).toBe(name);
});

describe.each([...kinds])("kind %s", (name, kind) => {
	const examples = { ...SHARED, ...EXAMPLES[name] };

	test("reports everything the contract promises, and what every device can report", () => {
		expect(Object.keys(kind.events).sort()).toEqual(Object.keys(examples).sort());
	});

	test("understands each report of the contract, and keeps what it does not know", () => {
		for (const [event, example] of Object.entries(examples)) {
			const parsed = kind.events[event]?.data.safeParse({ ...example, ...VENDOR });
			expect(parsed, event).toMatchObject({ success: true, data: { ...example, ...VENDOR } });
		}
	});

	test("takes a word that it does not know wherever it lists words, and keeps it", () => {
		for (const [event, example] of Object.entries(examples)) {
			const is = kind.events[event];
			if (!is) continue;
			const { anyOf, properties = {}, ...top } = schemaOf(is.data);
			expect(JSON.stringify({ anyOf, properties, top }), `${event} has a closed list`).not.toMatch(/"(?:enum|const)":/);
			for (const [field, { examples: known }] of Object.entries(properties)) {
				if (!known) continue;
				const novel = { ...example, [field]: "as-yet-unheard-of" };
				const parsed = is.data.safeParse(novel);
				expect(parsed, `${event}.${field}`).toMatchObject({ success: true, data: novel });
			}
		}
	});

	test("raises every alarm it defines, by a report or by a conclusion", () => {
		const sorted = Object.values(kind.events).flatMap(({ sorts }) => Object.values(sorts?.into ?? {}));
		const raised = [...Object.values(kind.events), ...Object.values(kind.derives)].map(({ raises }) => raises);
		raised.push(...sorted);
		expect(Object.keys(kind.alarms).filter((alarm) => !raised.includes(alarm))).toEqual([]);
	});

	test("names only alarms and reports that it has", () => {
		const { alarms, events, derives } = kind;
		const named = Object.values(events).flatMap(({ raises, clears = [] }) => [...(raises ? [raises] : []), ...clears]);
		expect(named.filter((alarm) => !(alarm in alarms))).toEqual([]);
		for (const rule of Object.values(derives)) {
			expect(alarms).toHaveProperty([rule.raises]);
			for (const event of rule.clearedBy) expect(events).toHaveProperty([event]);
			if (rule.rule === "not-preceded" && rule.heldBack !== undefined) {
				expect(kind.derives).toHaveProperty([rule.heldBack]);
			}
		}
	});

	test("sorts a report by every word that it lists, and by alarms that it has; a word that nobody knows rings", () => {
		for (const [event, { data, sorts, raises }] of Object.entries(kind.events)) {
			if (!sorts) continue;
			expect(Object.keys(sorts.into).sort(), event).toEqual(
				[...(schemaOf(data).properties?.[sorts.by]?.examples ?? [])].sort(),
			);
			expect(raises, event).toBeDefined();
			expect(kind.alarms[sorts.unknown]?.priority, event).not.toBe("low");
			for (const alarm of [...Object.values(sorts.into), sorts.unknown]) expect(kind.alarms).toHaveProperty([alarm]);
		}
	});

	test("has a word for everything, in each language", () => {
		for (const words of everyWord(kind)) {
			expect(words.en).toMatch(/^[A-Z][\w ,:'-]+$/);
			expect(words["zh-CN"]).toMatch(/\p{Script=Han}/u);
		}
	});

	test("has an icon and a heartbeat that lets a loss be told within a quarter of an hour", () => {
		expect(kind.icon).toMatch(PATH_DATA);
		expect(kind.heartbeatMs * 3).toBeLessThanOrEqual(15 * 60_000);
	});

	test("needs no options, takes the one for devices that never report restoration, refuses unknown ones", () => {
		expect(kind.options.parse({})).toMatchObject({ momentary: false });
		expect(kind.options.parse({ momentary: true })).toMatchObject({ momentary: true });
		expect(kind.options.safeParse({ momentarily: true }).success).toBe(false);
	});
});

test("life alarms stand in the order in which a guard room must look", () => {
	const ranks = [...kinds.values()].flatMap(({ name, alarms }) =>
		Object.entries(alarms).flatMap(([alarm, { life, priority }]) =>
			life === undefined ? [] : [[life, `${name}.${alarm}`, priority] as const],
		),
	);
	expect(ranks.sort().map(([life, alarm]) => `${life} ${alarm}`)).toEqual([
		"1 home.carbon-monoxide",
		"1 home.gas",
		"1 home.heat",
		"1 home.smoke",
		"2 home.duress",
		"3 patrol.sos",
		"4 patrol.man-down",
		"5 home.panic",
		"6 home.medical",
	]);
	expect(new Set(ranks.map(([, , priority]) => priority))).toEqual(new Set(["critical"]));
});

test("only duress is discreet", () => {
	const discreet = [...kinds.values()].flatMap(({ name, alarms }) =>
		Object.keys(alarms)
			.filter((alarm) => alarms[alarm]?.discreet)
			.map((alarm) => `${name}.${alarm}`),
	);
	expect(discreet).toEqual(["home.duress"]);
});

test("tamper is medium at every device, and stays until it is restored", () => {
	for (const { alarms, events } of kinds.values()) {
		expect(alarms.tamper?.priority).toBe("medium");
		expect(events.tamper?.holds).toBe("state");
	}
});
