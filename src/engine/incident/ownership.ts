import { acceptTransfer } from "../../model/actions/accept-transfer.ts";
import { release } from "../../model/actions/release.ts";
import { takeOver } from "../../model/actions/take-over.ts";
import { transfer } from "../../model/actions/transfer.ts";
import { onIncident } from "../kernel/action.ts";

/** Whoever has it gives it back: it has no owner then. */
export const onRelease = onIncident(release, (context, { owner: _gone, transfer: _offer, ...rest }) => {
	context.keepIncident(rest);
	return undefined;
});

/** It is offered to somebody; until they accept, nothing changes. */
export const onTransfer = onIncident(transfer, (context, incident, { to }) => {
	if (to === incident.keptFrom) return { code: "invalid", detail: `to: found ${to}, from whom ${incident.id} is kept` };
	if (to === incident.owner) return { code: "invalid", detail: `to: found ${to}, who has it already` };
	context.keepIncident({ ...incident, transfer: { to, by: context.actor, at: context.now } });
	return undefined;
});

/** Whoever it was offered to has it from now on. */
export const onAcceptTransfer = onIncident(acceptTransfer, (context, { transfer: _taken, ...rest }) => {
	context.keepIncident({ ...rest, owner: context.actor });
	return undefined;
});

/** Whoever takes it has it from now on; what somebody has, only a captain takes. */
export const onTakeOver = onIncident(takeOver, (context, { transfer: _offer, ...rest }, { role }) => {
	if (rest.owner !== undefined && role !== "captain") {
		const detail = `incident ${rest.id} belongs to ${rest.owner}: a captain may take it over, found ${role}`;
		return { code: "wrong-state", detail };
	}
	context.keepIncident({ ...rest, owner: context.actor });
	return undefined;
});
