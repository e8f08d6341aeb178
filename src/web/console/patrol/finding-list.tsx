import type { FindingShape } from "../../../contract/patrol-shapes.ts";
import { dayOf, localDaysOf } from "../../../model/local-days.ts";
import { sourceOf } from "../../app/api.ts";
import { now } from "../../app/follow.ts";
import { loginOf, personName } from "../../app/people.ts";
import { place } from "../../app/site.ts";
import { dateAndTime, deviceWords, zoneWords } from "../naming.ts";
import { Part } from "../people/part.tsx";
import { Asking } from "./asking.tsx";
import { CloseFinding } from "./close-finding.tsx";
import { findings } from "./told.ts";
import { t } from "./words.ts";

/** What was found on rounds and is not mended: whose it is, until when, and how it is now. */
export function FindingList() {
	const all = findings.value;
	return (
		<Part name="findings" title={t("findings.title")} wide>
			{all.length === 0 && <p class="empty">{t("findings.none")}</p>}
			<ul class="plain" data-testid="findings">
				{all.map((finding) => (
					<FindingRow key={finding.id} finding={finding} />
				))}
			</ul>
		</Part>
	);
}

function FindingRow({ finding }: { readonly finding: FindingShape }) {
	const { id, category, checkpoint, zone, note, by, at, state, owner, dueAt, photo, incident } = finding;
	const where = checkpoint === undefined ? zone && zoneWords(zone) : deviceWords(checkpoint);
	const what = [t(`category.${category}`), where].filter(Boolean).join(" · ");
	return (
		<li class="finding" data-testid="finding" data-finding={id} data-state={state}>
			<p class="stop-words">
				<strong>{what}</strong> {note}{" "}
				<span class="look">{t("finding.by", { by: personName(by), time: dateAndTime(at) })}</span>
				{state === "proposed" && <span class="tag">{t("finding.proposed")}</span>}
				{incident !== undefined && <span class="tag">{incident}</span>}
				<span>
					{owner === undefined || dueAt === undefined
						? t("finding.noOwner")
						: t("finding.owner", { owner: personName(owner), date: dateAndTime(dueAt) })}
				</span>
				{dueAt !== undefined && Date.parse(dueAt) < now.value && (
					<span class="tag tag-doubt">{t("finding.overdue")}</span>
				)}
			</p>
			{photo !== undefined && (
				<img
					class="finding-photo"
					src={sourceOf("GET /snapshots/{hash}", { params: { hash: photo } })}
					alt={t("finding.photo")}
					loading="lazy"
				/>
			)}
			<p class="round-acts">
				<Asking
					route="POST /patrol/findings/{id}/assign"
					about={id}
					label={t("finding.assign")}
					of={what}
					testid="assign-finding"
					fields={[
						{
							name: "owner",
							label: t("finding.who"),
							list: "people",
							first: owner === undefined ? "" : personName(owner),
						},
						{ name: "until", label: t("finding.until"), type: "date" },
					]}
					said={({ owner: who = "", until = "" }) => ({
						params: { id },
						body: { owner: loginOf(who), dueAt: endOf(until) },
					})}
				/>
				{(owner !== undefined || incident !== undefined) && <CloseFinding finding={finding} of={what} />}
				<Asking
					route="POST /patrol/findings/{id}/close"
					about={`${id} unfounded`}
					label={t("finding.unfounded")}
					of={what}
					testid="unfounded"
					fields={[{ name: "note", label: t("finding.why") }]}
					said={({ note: why = "" }) => ({ params: { id }, body: { unfounded: true as const, note: why } })}
				/>
			</p>
		</li>
	);
}

/** The end of a date by the site's clocks. */
function endOf(date: string): string {
	const days = localDaysOf(place.peek()?.site.timeZone ?? "UTC");
	const day = dayOf(date) ?? days.dayAt(now.peek());
	return new Date(days.instantOf(day + 1, 0) - 1_000).toISOString();
}
