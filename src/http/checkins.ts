import { createHash } from "node:crypto";
import { z } from "zod";
import type { checkinAnswerShape } from "../contract/patrol-shapes.ts";
import { checkIn } from "../model/actions/check-in.ts";
import { epochMs } from "../model/fields.ts";
import { type CheckinProved, type CheckinSaid, checkinSaid, FLAGS, type Flag } from "../model/patrol.ts";
import { StoreUnavailable } from "../model/problem.ts";
import { otherwiseProved, provedBy } from "./checkin-proof.ts";
import type { Hub } from "./hub.ts";

type CheckinAnswer = z.output<typeof checkinAnswerShape>;

/** What another check-in of an id that is taken is kept as. */
const REUSED = "patrol.checkin-id-reused";
const CONFLICT = "id already used";

/** What check-ins are judged and entered with. */
type Taking = Pick<Hub, "journal" | "clock" | "site"> & { readonly access: Pick<Hub["access"], "plates"> };

/** What a phone says, and what it proves. */
type Judged = CheckinSaid & { readonly proved: CheckinProved | undefined };

const withId = z.object({ id: z.string() });

/**
 * Enters each check-in of a guard by itself, in the order in which they were said, and answers each: with its seq, or with
 * what is wrong with it. The same id again is answered the same; with other content it is kept too, and flagged.
 *
 * @throws {StoreUnavailable} Nothing of the rest was written: the phone keeps it and sends it again.
 */
export async function takeCheckins(
	hub: Taking & Pick<Hub, "reader">,
	user: string,
	said: readonly unknown[],
): Promise<CheckinAnswer[]> {
	const taken = await Promise.all(said.map((one) => take(hub, user, one)));
	return Promise.all(
		taken.map(async (answer) => {
			const entry = answer.seq === undefined ? undefined : await hub.reader.entry(answer.seq);
			const flags = (entry?.outcomes ?? []).flatMap(({ because }): Flag[] => FLAGS.filter((flag) => flag === because));
			return flags.length === 0 ? answer : { ...answer, flags };
		}),
	);
}

async function take(hub: Taking, user: string, given: unknown): Promise<CheckinAnswer> {
	const read = checkinSaid.safeParse(given);
	if (!read.success) {
		const id = withId.safeParse(given).data?.id ?? "";
		return { id: id.slice(0, 64), problem: z.prettifyError(read.error) };
	}
	const { id } = read.data;
	const proved = provedBy(hub.access.plates, read.data);
	const appended = await hub.journal.append(draftOf(hub, user, { ...read.data, proved }));
	if ("seq" in appended) return { id, seq: appended.seq };
	if ("refused" in appended) return { id, problem: appended.refused.detail };
	if (appended.setAside !== CONFLICT) throw new StoreUnavailable(`${checkIn.type} was set aside: ${appended.setAside}`);
	const seq = await seqOfSame(hub, user, read.data, proved);
	if (seq !== undefined) return { id, seq };
	await keepAside(hub, user, { ...read.data, proved });
	return { id, problem: CONFLICT, flags: ["id-reused"] };
}

/** The same check-in, entered while its plate was worth something else; its id is taken, so that none of these is entered. */
async function seqOfSame(
	hub: Taking,
	user: string,
	said: CheckinSaid,
	now: CheckinProved | undefined,
): Promise<number | undefined> {
	if (!now) return undefined;
	for (const proved of otherwiseProved(said, now)) {
		const appended = await hub.journal.append(draftOf(hub, user, { ...said, proved }));
		if ("seq" in appended) return appended.seq;
	}
	return undefined;
}

function draftOf({ clock, site }: Taking, user: string, { id, ...said }: Judged) {
	const now = clock.now();
	const zone = site().devices.get(said.proved?.checkpoint ?? said.checkpoint ?? "")?.zone;
	const data = Object.fromEntries(Object.entries({ ...said, guard: user }).filter(([, value]) => value !== undefined));
	return {
		...({ source: `user:${user}`, type: checkIn.type, id } as const),
		...{ at: Math.min(now, epochMs(said.at)), receivedAt: now, data },
		...(zone !== undefined && { zone }),
	};
}

/** Keeps what an id that is taken says besides; the same again once. */
async function keepAside(hub: Taking, user: string, { proved, ...said }: Judged): Promise<void> {
	const draft = draftOf(hub, user, { ...said, proved });
	const id = createHash("sha256").update(JSON.stringify(said)).digest("base64url");
	const data = { ...draft.data, of: said.id };
	const appended = await hub.journal.append({ ...draft, id, type: REUSED, data });
	if (!("seq" in appended)) throw new StoreUnavailable(`${REUSED} could not be kept`);
}
