import { expect, test } from "vitest";
import { longestSilence } from "../../src/engine/silence-budget/longest.ts";
import type { BudgetRow } from "../../src/model/silence-budget.ts";
import { garden, Night } from "../scenario.ts";
import { PATIENCE_MS } from "../waiting.ts";
import { tell } from "./silence/journal.ts";
import { MUTANTS, type Mutant } from "./silence/mutants.ts";
import { Oracle, type Violation } from "./silence/oracle.ts";

/** `SILENCE_RUNS=10000` tries more nights; `SILENCE_SEED=…` begins with the one that a run has printed. */
const RUNS = Number(process.env.SILENCE_RUNS ?? 200);
const SEED = Number(process.env.SILENCE_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** The longest night has some hundred entries; one with so many never ends. */
const ENTRIES_AT_MOST = 10_000;

interface Heard {
	readonly violations: readonly Violation[];
	readonly activations: number;
	/** What the hub says was quiet for longer than the table's most of that row; a night that it was down for has none. */
	readonly claimed: readonly string[];
}

const MIN = 60_000;
/** The table's most of each row that has one, whatever alarm it is. */
const MOST: Partial<Record<BudgetRow, number>> = {
	...{ news: 0, flood: 5 * MIN, pace: 5 * MIN, chattering: 30 * MIN, "walk-test": MIN / 2 },
};

function hear(seed: number, mutant?: Mutant): Heard {
	const { silence, priorities } = mutant ?? {};
	const settings = { ...garden.settings, ...(silence && { silence }), ...(priorities && { priorities }) };
	const night = new Night({ ...garden, settings }, mutant?.mutate, { entriesAtMost: ENTRIES_AT_MOST });
	const oracle = new Oracle();
	let followed = 0;
	let wasDown = false;
	const catchUp = () => {
		for (; followed < night.journal.length; followed++) {
			const entry = night.journal[followed];
			if (entry) oracle.follow(entry);
		}
	};
	try {
		tell(night, seed, (at) => {
			catchUp();
			oracle.upAgain(at);
			wasDown = true;
		});
	} catch (cause) {
		throw new Error(`the night of SILENCE_SEED=${seed} could not be told: ${cause}`, { cause });
	}
	catchUp();
	const claimed = [...longestSilence(night.state)].filter(([row, ms]) => !wasDown && ms > (MOST[row] ?? ms));
	const { violations, activations } = oracle;
	return { violations, activations, claimed: claimed.map(([row, ms]) => `${row}: ${ms} ms`) };
}

/** Lets the runner hear that its worker is alive: it gives up one that says nothing for a minute. */
const breath = () => new Promise(setImmediate);

test(
	`whatever any rule quiets, each activation is heard, sounds, or is due by the table (seed ${SEED}, ${RUNS} nights)`,
	async () => {
		let activations = 0;
		const failed: (Partial<Violation> & { readonly seed: number; readonly claimed?: readonly string[] })[] = [];
		for (let n = 0; n < RUNS; n++) {
			await breath();
			const heard = hear(SEED + n);
			activations += heard.activations;
			const [first] = heard.violations;
			if (first) failed.push({ seed: SEED + n, ...first });
			if (heard.claimed.length > 0) failed.push({ seed: SEED + n, claimed: heard.claimed });
		}
		process.stdout.write(
			`silence: seed ${SEED}, ${RUNS} nights, ${activations} activations, ${failed.length} nights with something unheard\n`,
		);
		expect(failed.slice(0, 5)).toEqual([]);
		expect(activations).toBeGreaterThan(RUNS * 10);
	},
	Math.max(3 * PATIENCE_MS, 1_000 * RUNS),
);

test.each(MUTANTS)(
	"the property finds a mutant: $what",
	async (mutant) => {
		for (let n = 0; n < 400; n++) {
			await breath();
			if (hear(7_000 + n, mutant).violations.length > 0) return;
		}
		expect.fail(`400 nights, and nothing unheard was found though ${mutant.what}`);
	},
	300_000,
);

test("a night that never ends says which it is, and what goes on in it", () => {
	const endless: Mutant = {
		what: "a timer that is due is set again at once",
		mutate: (said, { type, at, data }) => ({
			...said,
			changes: said.changes.map((change) =>
				change.kind === "timer" && "gone" in change && change.id === data.timer
					? { kind: "timer", id: change.id, value: { id: change.id, dueAt: at, type, data } }
					: change,
			),
		}),
	};
	expect(() => hear(7_000, endless)).toThrow(/SILENCE_SEED=7000 .*the night does not end: 10001 entries, the newest /);
});

/** Nights that once found something. */
const FOUND: readonly number[] = [1_900_000_185, 715_228_562, 1_779_695_627, 116_342_890, 308_396_070];

test("nights that once found something are heard", () => {
	for (const seed of FOUND) expect(hear(seed).violations, `seed ${seed}`).toEqual([]);
});
