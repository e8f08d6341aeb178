import type { IncidentShape } from "../../../../contract/shapes.ts";
import { place } from "../../../app/site.ts";
import { say } from "../../../kit/sentences.ts";
import { command } from "../../command.ts";
import { deviceWords } from "../../naming.ts";
import { alarms } from "../../state.ts";
import { commanded } from "../doors.ts";
import { doStep } from "../incident-actions.ts";
import type { Step } from "../procedure.ts";
import { named } from "./ask-sheet.tsx";
import { ReasonSheet, SureSheet } from "./reason-sheet.tsx";
import { t } from "./words.ts";

interface Props {
	readonly incident: IncidentShape;
	readonly step: Step;
	readonly skip: boolean;
}

/** A step that needs more than a tick: an answer, a command to devices, or the reason why it is not done. */
export function StepSheet({ incident, step, skip }: Props) {
	const thing = named(incident);
	const title = say(step.words);
	if (skip) {
		return (
			<ReasonSheet
				name="step-skip"
				title={t("step.skipTitle")}
				thing={title}
				label={t("step.skipWhy")}
				confirm={t("step.skipHold")}
				onReason={(skipped) => void doStep(incident, step.id, { skipped })}
			/>
		);
	}
	if (step.do === "command" && step.command) {
		const { name, args } = step.command;
		const devices = targets(incident, name);
		return (
			<SureSheet
				name="step-command"
				title={title}
				thing={thing}
				text={t("step.commandTo", { devices: devices.map(deviceWords).join(", ") || t("step.commandNobody") })}
				confirm={t("step.commandHold")}
				onSure={async () => {
					const told = { name, args, action: title, incident: incident.id };
					const all = await Promise.all(devices.map((device) => command({ ...told, device }, { quietly: true })));
					if (all.length > 0 && all.every((came) => came === "done")) void doStep(incident, step.id);
				}}
			/>
		);
	}
	return (
		<ReasonSheet
			name="step"
			title={title}
			thing={thing}
			label={t("step.answer")}
			confirm={t("step.answerHold")}
			onReason={(answer) => void doStep(incident, step.id, { answer })}
		/>
	);
}

function targets(incident: IncidentShape, name: string): readonly string[] {
	if (!place.value) return [];
	const known = incident.alarms.flatMap((id) => alarms.value.get(id) ?? []);
	return commanded(place.value, incident, known, name).map(({ id }) => id);
}
