import type { IncidentShape } from "../../../contract/shapes.ts";
import { mayExceed } from "../../../model/role.ts";
import { now } from "../../app/follow.ts";
import { personName } from "../../app/people.ts";
import { myRole } from "../../app/session.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { say } from "../../kit/sentences.ts";
import { countdown } from "../../kit/time.ts";
import { clockAt } from "../naming.ts";
import { openSheet } from "../sheets/open.ts";
import { can } from "./allowed.ts";
import type { Ask } from "./ask.ts";
import { doStep } from "./incident-actions.ts";
import { type Procedure, progressOf, type Step, type StepState } from "./procedure.ts";
import { t } from "./words.ts";

interface Props {
	readonly incident: IncidentShape;
	readonly steps: readonly StepState[];
	readonly procedure: Procedure | undefined;
}

/** The written procedure as a checklist: what is required, and who did what when. Nobody ticks for someone else. */
export function ProcedureList({ incident, steps, procedure }: Props) {
	if (steps.length === 0) return null;
	const { done, all } = progressOf(steps);
	return (
		<section class="block" aria-label={t("procedure")} data-testid="procedure">
			<h3>
				{procedure ? say(procedure.words) : t("procedure")}{" "}
				<span class="tab-count">{t("procedure.of", { done, all })}</span>
			</h3>
			<ol class="plain steps">
				{steps.map((one) => (
					<OneStep key={one.step.id} incident={incident} {...one} />
				))}
			</ol>
		</section>
	);
}

function OneStep({ incident, step, done, dueAt }: StepState & { readonly incident: IncidentShape }) {
	const may = can(incident, "step") && (!done || done.skipped !== undefined);
	return (
		<li
			class={`step ${done ? "step-done" : ""}`}
			data-step={step.id}
			data-done={done !== undefined}
			data-required={step.required === true}
		>
			<span class="step-box" aria-hidden="true">
				{done && <Icon name={done.skipped === undefined ? "check" : "minus"} />}
			</span>
			<div class="step-main">
				<span class="step-words">{say(step.words)}</span>
				{!done && (step.required || step.proposed || dueAt !== undefined) && (
					<span class="step-meta">
						{step.proposed && <strong>{t("step.proposed")}</strong>}
						{step.required && <strong>{t("step.required")}</strong>}
						{dueAt !== undefined && <span>{countdown(dueAt - now.value)}</span>}
					</span>
				)}
				{done && (
					<span class="step-by">
						<Icon name="person" />
						{personName(done.by)} <time dateTime={done.at}>{clockAt(done.at, "second")}</time>
						{done.answer !== undefined && <q>{done.answer}</q>}
						{done.skipped !== undefined && <span>{t("step.wasSkipped", { why: done.skipped })}</span>}
					</span>
				)}
				{may && (
					<span class="step-do">
						<button type="button" data-testid="step" onClick={() => begin(incident, step)}>
							{t(`step.${step.do}`)}
							<span class="unseen">{`: ${say(step.words)}`}</span>
						</button>
						{!done && mayExceed(myRole()) && (
							<button
								type="button"
								class="quiet"
								data-testid="step-skip"
								onClick={() => sheetFor(incident, { what: "step", step, skip: true })}
							>
								{t("step.skip")}
								<span class="unseen">{`: ${say(step.words)}`}</span>
							</button>
						)}
					</span>
				)}
			</div>
		</li>
	);
}

function sheetFor({ id }: IncidentShape, ask: Ask): void {
	openSheet({ name: "work", incident: id, ask });
}

/** A tick is done at once; what is asked, sent, told or commanded opens its sheet. */
function begin(incident: IncidentShape, step: Step): void {
	if (step.do === "dispatch") sheetFor(incident, { what: "dispatch" });
	else if (step.do === "notify" && step.agency !== undefined) {
		sheetFor(incident, { what: "notify", agency: step.agency });
	} else if (step.do === "ask" || step.do === "command") sheetFor(incident, { what: "step", step });
	else void doStep(incident, step.id);
}

/** Puts the focus on the first step that is still to be done. */
export function startProcedure(): void {
	const next = document.querySelector<HTMLElement>(".step[data-done=false] [data-testid=step]");
	next?.focus();
	next?.scrollIntoView({ block: "nearest" });
}
