// Made by `npm run generate` from what stands in the folders; not to be changed by hand.
import { acceptTransfer } from "./actions/accept-transfer.ts";
import { acknowledge } from "./actions/acknowledge.ts";
import { askVolunteers } from "./actions/ask-volunteers.ts";
import { dispatch } from "./actions/dispatch.ts";
import { doStep } from "./actions/do-step.ts";
import { hold } from "./actions/hold.ts";
import { merge } from "./actions/merge.ts";
import { note } from "./actions/note.ts";
import { notifyAgency } from "./actions/notify-agency.ts";
import { policeOutcome } from "./actions/police-outcome.ts";
import { release } from "./actions/release.ts";
import { reopen } from "./actions/reopen.ts";
import { resolve } from "./actions/resolve.ts";
import { review } from "./actions/review.ts";
import { split } from "./actions/split.ts";
import { takeOver } from "./actions/take-over.ts";
import { transfer } from "./actions/transfer.ts";
import { verify } from "./actions/verify.ts";
import { volunteerAnswered } from "./actions/volunteer-answered.ts";
import { wait } from "./actions/wait.ts";

/** Every action on an incident. */
export const INCIDENT_ACTIONS = [
	acceptTransfer,
	acknowledge,
	askVolunteers,
	dispatch,
	doStep,
	hold,
	merge,
	note,
	notifyAgency,
	policeOutcome,
	release,
	reopen,
	resolve,
	review,
	split,
	takeOver,
	transfer,
	verify,
	volunteerAnswered,
	wait,
] as const;
