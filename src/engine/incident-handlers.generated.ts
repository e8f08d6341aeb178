// Made by `npm run generate` from what stands in the folders; not to be changed by hand.
import { onMerge } from "./correlation/merge.ts";
import { onSplit } from "./correlation/split.ts";
import { onDispatch } from "./incident/dispatch.ts";
import { onPoliceOutcome, onReopen, onReview } from "./incident/history.ts";
import { onAcceptTransfer, onRelease, onTakeOver, onTransfer } from "./incident/ownership.ts";
import { onDoStep, onNotifyAgency } from "./incident/procedure.ts";
import { onHold, onWait } from "./incident/waiting.ts";
import { onAcknowledge, onNote, onResolve, onVerify } from "./operator/incident-actions.ts";
import { onAskVolunteers, onVolunteerAnswered } from "./operator/volunteers.ts";

/** What the engine does with each action on an incident. */
export const INCIDENT_HANDLERS = [
	onAcceptTransfer,
	onAcknowledge,
	onAskVolunteers,
	onDispatch,
	onDoStep,
	onHold,
	onMerge,
	onNote,
	onNotifyAgency,
	onPoliceOutcome,
	onRelease,
	onReopen,
	onResolve,
	onReview,
	onSplit,
	onTakeOver,
	onTransfer,
	onVerify,
	onVolunteerAnswered,
	onWait,
] as const;
