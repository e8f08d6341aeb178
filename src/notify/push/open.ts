import { everyOpen } from "../../journal/every-item.ts";
import type { ChangedObject, Commit, Journal } from "../../journal/journal.ts";
import type { Reader } from "../../journal/query.ts";
import { type Addressed, lettersOf, lettersOfChainTest, lettersOfMessage, type NamedBy } from "./letter.ts";
import { type OutboxParts, PushOutbox } from "./outbox.ts";

/** What Web Push needs of the hub. */
export interface PushParts extends OutboxParts {
	readonly journal: Pick<Journal, "follow">;
	readonly reader: Pick<Reader, "objects">;
	/** True for the id of a discreet incident. */
	hides(incident: string): boolean;
	/** Who may sign in with this role; nobody for what is no role. */
	readonly named: NamedBy;
}

/** What anything is pushed about. */
const ABOUT = ["incident", "message", "chain-test"] as const;

/**
 * Sends what is committed for somebody to their browsers: a dispatch, a message, that nobody takes an incident, a test of the
 * chain. Beside the open page it is a convenience: what reached a phone is what the phone confirms, nothing else. What a
 * stop kept back follows from what is open, and goes out with the next start while it is worth anything.
 */
export async function openPush(parts: PushParts): Promise<{ close(): void }> {
	const { journal, reader, hides, named } = parts;
	const outbox = new PushOutbox(parts);
	const take = (one: ChangedObject) => {
		const letters = "value" in one ? lettersAbout(one, { hides, named }) : [];
		if (letters) outbox.take(`${one.kind} ${one.id}`, letters);
	};
	let starting = true;
	const heard = new Set<string>();
	const unfollow = journal.follow(({ changed }: Commit) => {
		for (const one of changed) {
			// One that stands since before may change before it is read back.
			if (starting) heard.add(`${one.kind} ${one.id}`);
			take(one);
		}
	});
	for (const kind of ABOUT) {
		for await (const value of everyOpen(reader, kind)) {
			const { id, rev } = value;
			// It is of its own sort; the compiler knows the sorts one by one.
			if (!heard.has(`${kind} ${id}`)) take({ kind, id, rev, value } as ChangedObject);
		}
	}
	starting = false;
	return {
		close() {
			unfollow();
			outbox.close();
		},
	};
}

/** Undefined: of such a thing nothing is ever pushed. */
function lettersAbout(
	one: Extract<ChangedObject, { value: unknown }>,
	{ hides, named }: Pick<PushParts, "hides" | "named">,
): readonly Addressed[] | undefined {
	switch (one.kind) {
		case "incident":
			return lettersOf(one.value, { hides: hides(one.id), named });
		case "message":
			return lettersOfMessage(one.value);
		case "chain-test":
			return lettersOfChainTest(one.value, named);
		default:
			return undefined;
	}
}
