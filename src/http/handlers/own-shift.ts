import type { z } from "zod";
import { newId } from "../../access/secret.ts";
import { endOwnShiftRoute, startOwnShiftRoute } from "../../contract/http/own-shift.ts";
import type { SideWrite } from "../../journal/journal.ts";
import { endOwnShift } from "../../model/actions/end-own-shift.ts";
import { OWN_SHIFT_OUTCOMES, type ownShiftSaid } from "../../model/actions/own-shift.ts";
import { startOwnShift } from "../../model/actions/start-own-shift.ts";
import { type Actor, takeAction } from "../append-action.ts";
import { handle } from "../handle.ts";
import type { Hub } from "../hub.ts";
import { asked } from "../list.ts";

type Said = z.output<typeof ownShiftSaid>;
type Call = Omit<Actor, "hub"> & { readonly hub: Hub };

/** On duty by this word or already; by any other the word is kept, and nothing is handed out. */
const ON_DUTY = ["came-on-duty", "on-duty-already"] as const satisfies readonly (typeof OWN_SHIFT_OUTCOMES)[number][];

/** Whether the entry that was just written says so. */
const IS_ON_DUTY = `EXISTS (SELECT 1 FROM entry, json_each(entry.outcomes) AS outcome
	WHERE entry.seq = (SELECT max(seq) FROM entry) AND outcome.value ->> '$.because' IN (?, ?))`;

/**
 * What was received is lent once the guard is on duty, but for an item that another still has: that one is the keeper's
 * question.
 */
export const handleStartOwnShift = handle(startOwnShiftRoute, ({ input: { body }, ...call }) =>
	told(call, body, startOwnShift, (item, { guard, now }) => ({
		sql: `INSERT INTO equipment_loan (id, item, guard, received_at, received_by) SELECT ?, ?, ?, ?, ?
			WHERE NOT EXISTS (SELECT 1 FROM equipment_loan WHERE item = ? AND returned_at IS NULL) AND ${IS_ON_DUTY}`,
		params: [newId(now), item, guard, now, guard, item, ...ON_DUTY],
	})),
);

/** What was returned is back, if it was with this guard. */
export const handleEndOwnShift = handle(endOwnShiftRoute, ({ input: { body }, ...call }) =>
	told(call, body, endOwnShift, (item, { guard, now }) => ({
		sql: "UPDATE equipment_loan SET returned_at = ?, returned_by = ? WHERE item = ? AND guard = ? AND returned_at IS NULL",
		params: [now, guard, item, guard],
	})),
);

async function told(
	call: Call,
	{ id, ...rest }: Said,
	action: typeof startOwnShift | typeof endOwnShift,
	write: (item: string, by: { readonly guard: string; readonly now: number }) => SideWrite,
) {
	const { hub, principal } = call;
	const guard = principal.user;
	const writes = [...new Set(rest.equipment)].map((item) => write(item, { guard, now: hub.clock.now() }));
	const seq = await takeAction({ ...call, key: id }, action, { data: { ...asked(rest), guard }, writes });
	const outcomes = (await hub.reader.entry(seq))?.outcomes ?? [];
	const became = OWN_SHIFT_OUTCOMES.find((one) => outcomes.some(({ because }) => because === one));
	if (!became) throw new Error(`entry ${seq} is a guard's word on their duty, and says not what became of it`);
	return { body: { seq, became } };
}
