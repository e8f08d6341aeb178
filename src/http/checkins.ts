import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Principal } from "../access/principal.ts";
import { appendClaiming } from "../access/request-claim.ts";
import type { checkinAnswerShape } from "../contract/patrol-shapes.ts";
import { checkIn } from "../model/actions/check-in.ts";
import type { Draft } from "../model/entry.ts";
import { epochMs } from "../model/fields.ts";
import { type CheckinKept, type CheckinSaid, checkinSaid, FLAGS, type Flag } from "../model/patrol.ts";
import { StoreUnavailable } from "../model/problem.ts";
import { lineOf, readInput } from "../model/wrong-input.ts";
import { clockOf } from "./checkin-clock.ts";
import { provedBy } from "./checkin-proof.ts";
import type { Hub } from "./hub.ts";
import { withoutPosition } from "./shared-position.ts";

type CheckinAnswer = z.output<typeof checkinAnswerShape>;

/** What another check-in of an id that is taken is kept as. */
const REUSED = "patrol.checkin-id-reused";
const CONFLICT = "id already used";

/** What check-ins are judged and entered with. */
type Taking = Pick<Hub, "journal" | "site" | "reader"> & {
	readonly clock: Pick<Hub["clock"], "now">;
	readonly access: Pick<Hub["access"], "onDuty"> & {
		readonly plates: Pick<Hub["access"]["plates"], "verifyPlate" | "verifyTag">;
		readonly phones: Pick<Hub["access"]["phones"], "contactOf">;
	};
};

/** Whose they are, and when their phone sent them by its own clock. */
interface From extends Pick<Principal, "user" | "phone"> {
	readonly sentAt: string | undefined;
}

/** What a phone says, and what the hub knows besides as it comes. */
type Judged = CheckinSaid & Pick<CheckinKept, "proved" | "clock">;

const withId = z.object({ id: z.string() });

/**
 * Enters each check-in of a guard by itself, in the order in which they were said, and answers each: with its seq, or with
 * what is wrong with it. The same id again is answered the same, whatever is known besides by then; with other content it is
 * kept too, and flagged.
 *
 * @throws {StoreUnavailable} Nothing of the rest was written: the phone keeps it and sends it again.
 */
export async function takeCheckins(hub: Taking, from: From, said: readonly unknown[]): Promise<CheckinAnswer[]> {
	const taken = await Promise.all(said.map((one) => take(hub, from, one)));
	return Promise.all(
		taken.map(async (answer) => {
			const entry = answer.seq === undefined ? undefined : await hub.reader.entry(answer.seq);
			const flags = (entry?.outcomes ?? []).flatMap(({ because }): Flag[] => FLAGS.filter((flag) => flag === because));
			return flags.length === 0 ? answer : { ...answer, flags };
		}),
	);
}

async function take(hub: Taking, from: From, given: unknown): Promise<CheckinAnswer> {
	const read = readInput(checkinSaid, given);
	if (read.wrong) {
		const id = withId.safeParse(given).data?.id ?? "";
		return { id: id.slice(0, 64), problem: read.wrong.map(lineOf).join("; ") };
	}
	const said = read.data;
	const { id, at } = said;
	const draft = draftOf(hub, from.user, {
		...withoutPosition(hub, from.user, said),
		...{ proved: provedBy(hub.access.plates, said), clock: clockOf(hub, from, { at, sentAt: from.sentAt }) },
	});
	const appended = await appendClaiming(hub.journal, draft, { writes: [], by: "entry" });
	if ("seq" in appended) return { id, seq: appended.seq };
	if ("refused" in appended) return { id, problem: appended.refused.detail };
	const { setAside, taken } = appended;
	if (setAside !== CONFLICT) throw new StoreUnavailable(`${checkIn.type} was set aside: ${setAside}`);
	const earlier = taken === undefined ? undefined : await hub.reader.entry(taken);
	if (earlier?.type === checkIn.type && saysTheSame(said, earlier.data)) return { id, seq: earlier.seq };
	await keepAside(hub, draft, said);
	return { id, problem: CONFLICT, flags: ["id-reused"] };
}

/** All that a phone itself says, and says again: not what the hub knew besides, nor a position that it may have dropped. */
const SAID = [
	...(["checkpoint", "code", "at", "method", "proof", "counter", "bootId", "answers"] as const),
] as const satisfies readonly (keyof CheckinSaid)[];

function saysTheSame(said: CheckinSaid, kept: Readonly<Record<string, unknown>>): boolean {
	return SAID.every((field) => isDeepStrictEqual(said[field], kept[field]));
}

function draftOf({ clock, site }: Taking, user: string, { id, ...said }: Judged): Draft {
	const now = clock.now();
	const zone = site().devices.get(said.proved?.checkpoint ?? said.checkpoint ?? "")?.zone;
	const data = Object.fromEntries(Object.entries({ ...said, guard: user }).filter(([, value]) => value !== undefined));
	return {
		...({ source: `user:${user}`, type: checkIn.type, id } as const),
		...{ at: Math.min(now, epochMs(said.at)), receivedAt: now, data },
		...(zone !== undefined && { zone }),
	};
}

/** Keeps what an id that is taken says besides; the same again once, as it was known at first. */
async function keepAside({ journal }: Taking, draft: Draft, { position: _where, ...said }: CheckinSaid): Promise<void> {
	const id = createHash("sha256").update(JSON.stringify(said)).digest("base64url");
	const appended = await journal.append({ ...draft, id, type: REUSED, data: { ...draft.data, of: said.id } });
	const isThere = "seq" in appended || ("setAside" in appended && appended.setAside === CONFLICT);
	if (!isThere) throw new StoreUnavailable(`${REUSED} could not be kept`);
}
