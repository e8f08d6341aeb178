import type { IncidentShape } from "../../../../contract/shapes.ts";
import { alarms } from "../../state.ts";
import type { Ask } from "../ask.ts";
import { detailsOf } from "../details.ts";
import { askVolunteers, endKeeping, keep, release, reopen, takeOver } from "../incident-actions.ts";
import { agencyOf, stepsOf, unlisted } from "../procedure.ts";
import { PoliceSheet, ReviewSheet } from "./after-sheets.tsx";
import { AgenciesSheet, NotifySheet } from "./agency-sheets.tsx";
import { named } from "./ask-sheet.tsx";
import { DispatchSheet } from "./dispatch-sheet.tsx";
import { MergeSheet } from "./merge-sheet.tsx";
import { MoreSheet } from "./more-sheet.tsx";
import { TransferSheet } from "./owner-sheets.tsx";
import { PictureSheet } from "./picture-sheet.tsx";
import { ReasonSheet, SureSheet } from "./reason-sheet.tsx";
import { ConfirmShelveSheet, UnshelveSheet } from "./shelve-sheet.tsx";
import { SplitSheet } from "./split-sheet.tsx";
import { StepSheet } from "./step-sheet.tsx";
import { UnlockSheet } from "./unlock-sheet.tsx";
import { WaitSheet } from "./wait-sheet.tsx";
import { t } from "./words.ts";

interface Props {
	readonly incident: IncidentShape;
	readonly ask: Ask;
}

/** The sheet for what is asked about the incident in hand. */
export function WorkSheet({ incident: told, ask }: Props) {
	const { incident, procedure, book } = detailsOf(told);
	switch (ask.what) {
		case "dispatch":
			return <DispatchSheet incident={incident} guard={ask.guard} />;
		case "unlock":
			return <UnlockSheet incident={incident} device={ask.device} />;
		case "wait":
			return <WaitSheet incident={incident} />;
		case "more":
			return <MoreSheet incident={incident} />;
		case "transfer":
			return <TransferSheet incident={incident} />;
		case "merge":
			return <MergeSheet incident={incident} />;
		case "split":
			return <SplitSheet incident={incident} />;
		case "review":
			return <ReviewSheet incident={incident} />;
		case "police":
			return <PoliceSheet incident={incident} />;
		case "agencies":
			return <AgenciesSheet incident={incident} book={book} steps={stepsOf(incident, procedure)} />;
		case "notify":
			return <NotifySheet incident={incident} agency={agencyOf(book, ask.agency) ?? unlisted(ask.agency)} />;
		case "step":
			return <StepSheet incident={incident} step={ask.step} skip={ask.skip === true} />;
		case "picture":
			return <PictureSheet incident={incident} hash={ask.hash} />;
		case "unshelve":
		case "confirm-shelve":
			return <AlarmSheet ask={ask} />;
		default:
			return <PlainSheet incident={incident} what={ask.what} />;
	}
}

function AlarmSheet({ ask }: { readonly ask: Extract<Ask, { readonly alarm: string }> }) {
	const alarm = alarms.value.get(ask.alarm);
	if (!alarm) return null;
	return ask.what === "unshelve" ? <UnshelveSheet alarm={alarm} /> : <ConfirmShelveSheet alarm={alarm} />;
}

const SURE = {
	release,
	"take-over": takeOver,
	"ask-volunteers": askVolunteers,
	"end-hold": endKeeping,
} as const;
const REASONED = { hold: keep, reopen } as const;

/** What asks for a reason, or for nothing but to be sure. */
function PlainSheet({
	incident,
	what,
}: {
	readonly incident: IncidentShape;
	readonly what: keyof typeof SURE | keyof typeof REASONED;
}) {
	const thing = named(incident);
	const title = what === "reopen" ? t("after.reopen") : t(`more.${what}`);
	if (what === "hold" || what === "reopen") {
		return (
			<ReasonSheet
				name={what}
				title={title}
				thing={thing}
				text={t(`${what}.what`)}
				confirm={t(`${what}.hold`)}
				onReason={(reason) => void REASONED[what](incident, reason)}
			/>
		);
	}
	return (
		<SureSheet
			name={what}
			title={title}
			thing={thing}
			text={t(`more.${what}.what`)}
			confirm={t(`${what}.sure`)}
			onSure={() => void SURE[what](incident)}
		/>
	);
}
