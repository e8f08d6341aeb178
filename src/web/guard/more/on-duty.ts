import type { Held, Sent } from "../queue/act.ts";
import type { DutyByHub } from "../state.ts";

/** Whether the guard is on duty, as far as this phone knows, and by whose word. */
export interface OnDuty {
	/** Undefined: the hub has not said, and nothing was done here. */
	readonly on: boolean | undefined;
	/** What was done here last, if that is newer than the hub's word. */
	readonly act?: Held;
	/** The hub has it, and nothing came of it. */
	readonly became?: NonNullable<Sent["became"]>;
}

const MAKES: Partial<Record<NonNullable<Sent["became"]>, boolean>> = {
	"came-on-duty": true,
	"on-duty-already": true,
	"went-off-duty": false,
	"off-duty-already": false,
};

/** The hub's word counts; what was done here since it was heard stands over it, if anything came of it. */
export function onDuty(byHub: DutyByHub | undefined, held: readonly Held[]): OnDuty {
	const act = held.findLast(({ act: { kind } }) => kind === "start" || kind === "end");
	const on = byHub?.on;
	if (!act || act.refused !== undefined) return { on };
	if (!act.sent) return { on: act.act.kind === "start", act };
	if (byHub && act.sent.at < byHub.at) return { on };
	const { became } = act.sent;
	if (became === undefined) return { on: act.act.kind === "start", act };
	const made = MAKES[became];
	return made === undefined ? { on, became } : { on: made, act };
}
