import type { Accepted } from "../../../src/engine/kernel/decision.ts";
import type { Change } from "../../../src/engine/kernel/state.ts";
import type { Entry } from "../../../src/model/entry.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../src/model/settings.ts";
import { SILENCE_FLOORS, type SilenceBudget } from "../../../src/model/silence-budget.ts";

/** An engine with one fault: a row of the table that is too long, or a rule that forgets. */
export interface Mutant {
	readonly what: string;
	readonly silence?: SilenceBudget;
	readonly priorities?: Settings["priorities"];
	readonly mutate?: (said: Accepted, entry: Entry) => Accepted;
}

const { pace } = SILENCE_FLOORS;
const DAY = 86_400_000;
const { priorities } = DEFAULT_SETTINGS;

function slower(is: keyof typeof pace, what: "againMs" | "chatteringMs"): SilenceBudget {
	return { ...SILENCE_FLOORS, pace: { ...pace, [is]: { ...pace[is], [what]: DAY } } };
}

function changing(change: (one: Change, entry: Entry) => Change | undefined) {
	return (said: Accepted, entry: Entry): Accepted => ({
		...said,
		changes: said.changes.flatMap((one) => change(one, entry) ?? []),
	});
}

/** Each must be found; a row of the table or a rule of it for each. */
export const MUTANTS: readonly Mutant[] = [
	{ what: "the same of a life alarm rings a day later", silence: slower("life", "againMs") },
	{ what: "the same of what is strong rings a day later", silence: slower("strong", "againMs") },
	{ what: "the same of what is high rings a day later", silence: slower("high", "againMs") },
	{ what: "the same of a medium rings a day later", silence: slower("medium", "againMs") },
	{ what: "what chatters, strong, rings a day later", silence: slower("strong", "chatteringMs") },
	{
		what: "what chatters, high, rings a day later, and no deadline rings in its place",
		silence: slower("high", "chatteringMs"),
		mutate: changing((one, { type }) => (type.endsWith("-overdue") && one.kind === "incident" ? undefined : one)),
	},
	{
		what: "a medium in a flood rings a day later, and no deadline rings in its place",
		silence: { ...SILENCE_FLOORS, floodMs: DAY },
		mutate: changing((one, { type }) =>
			type === "incident.acknowledge-overdue" && one.kind === "incident" ? undefined : one,
		),
	},
	{ what: "a walk test keeps quiet for a day", silence: { ...SILENCE_FLOORS, walkTestMs: DAY } },
	{
		what: "what rose on its shelf stays there",
		priorities: { ...priorities, high: { ...priorities.high, shelveMs: DAY, shelveConfirmed: false } },
	},
	{
		what: "an acknowledgement covers what came after it",
		mutate: changing((one, { type }) => {
			if (type !== "incident.acknowledged" || one.kind !== "alarm" || !("value" in one)) return one;
			const { debt: _debt, ...value } = one.value;
			return { ...one, value };
		}),
	},
	{
		what: "the end of a shelf or a repair forgets what came meanwhile",
		mutate: changing((one, { type }) => {
			const ends = ["alarm.shelve-ended", "alarm.unshelved", "device.out-of-service-ended", "device.in-service"];
			return ends.includes(type) && one.kind === "incident" ? undefined : one;
		}),
	},
	{
		what: "a reset ends what came again after it was seen",
		mutate: (said, { type }) => (type === "incident.resolved" ? { ...said, derived: [] } : said),
	},
	{
		what: "nothing rings when it is due",
		mutate: changing((one, { type }) => (type === "incident.unheard" && one.kind === "incident" ? undefined : one)),
	},
];
