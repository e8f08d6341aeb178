import type { IncidentShape } from "../../../contract/shapes.ts";
import { personName } from "../../app/people.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { say } from "../../kit/sentences.ts";
import { clockAt } from "../naming.ts";
import { openSheet } from "../sheets/open.ts";
import { can } from "./allowed.ts";
import { notify } from "./incident-actions.ts";
import { type Agency, agenciesFor, type StepState } from "./procedure.ts";
import { t } from "./words.ts";

interface Props {
	readonly incident: IncidentShape;
	readonly steps: readonly StepState[];
	readonly book: readonly Agency[];
}

/** Whom to call outside: the number, who called when, and whether they have come. The text to read stands in the sheet. */
export function Agencies({ incident, steps, book }: Props) {
	const told = incident.agencies ?? [];
	const { here, others } = agenciesFor(book, { told, steps });
	const may = can(incident, "notify");
	if (here.length === 0 && (others.length === 0 || !may)) return null;
	return (
		<section class="block" aria-label={t("agencies")} data-testid="agencies">
			<h3>{t("agencies")}</h3>
			{here.length > 0 && (
				<ul class="plain rows">
					{here.map((one) => (
						<OneAgency
							key={one.id}
							agency={one}
							incident={incident}
							told={told.find(({ agency }) => agency === one.id)}
							may={may}
						/>
					))}
				</ul>
			)}
			{may && others.length > 0 && (
				<div class="others">
					{others.map((one) => (
						<CallButton key={one.id} agency={one} incident={incident.id} small />
					))}
				</div>
			)}
		</section>
	);
}

type Told = NonNullable<IncidentShape["agencies"]>[number];

interface OneProps {
	readonly agency: Agency;
	readonly incident: IncidentShape;
	readonly told: Told | undefined;
	readonly may: boolean;
}

function OneAgency({ agency, incident, told, may }: OneProps) {
	return (
		<li class="line" data-testid="agency" data-agency={agency.id}>
			<strong class="agency-number">{agency.number}</strong>
			<div class="line-main">
				<span>{say(agency.words)}</span>
				{told && (
					<span class="line-state">
						{t("agency.told", { by: personName(told.by), time: clockAt(told.at) })}
						{told.reference !== undefined && ` · ${t("agency.ref", { reference: told.reference })}`}
						{told.arrivedAt !== undefined && ` · ${t("agency.there", { time: clockAt(told.arrivedAt) })}`}
					</span>
				)}
			</div>
			{may && !told && <CallButton agency={agency} incident={incident.id} />}
			{may && told && told.arrivedAt === undefined && (
				<button
					type="button"
					data-testid="agency-arrived"
					onClick={() => void notify(incident, agency.id, { arrived: true })}
				>
					{t("agency.arrived")}
					<span class="unseen">{` ${say(agency.words)}`}</span>
				</button>
			)}
		</li>
	);
}

function CallButton({ agency, incident, small = false }: { agency: Agency; incident: string; small?: boolean }) {
	return (
		<button
			type="button"
			data-testid="agency-call"
			data-agency={agency.id}
			onClick={() => openSheet({ name: "work", incident, ask: { what: "notify", agency: agency.id } })}
		>
			<Icon name="phone" />
			{small ? (
				<>
					<strong>{agency.number}</strong> {say(agency.words)}
				</>
			) : (
				<>
					{t("agency.call")}
					<span class="unseen">{` ${say(agency.words)}`}</span>
				</>
			)}
		</button>
	);
}
