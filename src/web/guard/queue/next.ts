import { CHECKINS_MAX } from "../../../model/patrol-terms.ts";
import { type Held, isWaiting } from "./act.ts";

/** What is sent next: check-ins that follow one another at once, anything else by itself. */
export type Next =
	| { readonly what: "checkins"; readonly items: readonly Held[] }
	| { readonly what: "act"; readonly item: Held }
	| { readonly what: "photo"; readonly item: Held; readonly finding: string };

/**
 * The next of what is held, in the order in which it was done: the start of duty before the check-ins of it, those before
 * its end. Photos come last, for one is as large as a thousand check-ins. `most`: check-ins at once.
 */
export function nextOf(held: readonly Held[], most: number = CHECKINS_MAX): Next | undefined {
	const waiting = held.filter(isWaiting).sort((a, b) => a.n - b.n);
	const acts = waiting.filter(({ sent }) => !sent);
	const [first] = acts;
	if (first?.act.kind === "checkin") {
		const others = acts.findIndex(({ act }) => act.kind !== "checkin");
		return { what: "checkins", items: acts.slice(0, Math.min(most, others === -1 ? acts.length : others)) };
	}
	if (first) return { what: "act", item: first };
	for (const item of waiting) {
		if (item.sent?.finding !== undefined) return { what: "photo", item, finding: item.sent.finding };
	}
	return undefined;
}

interface Answer {
	readonly id: string;
	readonly seq?: number | undefined;
	readonly problem?: string | undefined;
	readonly flags?: NonNullable<Held["sent"]>["flags"] | undefined;
}

/** Each item as its own answer leaves it; one that was not answered waits on. */
export function answered(items: readonly Held[], answers: readonly Answer[], at: number): readonly Held[] {
	const byId = new Map(answers.map((one) => [one.id, one]));
	return items.flatMap((item): Held[] => {
		const answer = byId.get(item.act.body.id);
		if (answer?.seq !== undefined) return [{ ...item, sent: { at, ...(answer.flags && { flags: answer.flags }) } }];
		if (answer?.problem !== undefined) return [{ ...item, refused: answer.problem }];
		return [];
	});
}
