import type { ComponentChildren } from "preact";
import type { IncidentShape } from "../../../contract/shapes.ts";
import { personName } from "../../app/people.ts";
import { clockAt } from "../naming.ts";
import { t } from "./words.ts";

/** What comes after the resolve: the captain's review, what the police made of it, and whether it was opened again. */
export function After({ incident }: { readonly incident: IncidentShape }) {
	const { review, police, reopened = 0, held } = incident;
	if (!review && !police && reopened === 0 && !held) return null;
	return (
		<section class="block" aria-label={t("after")} data-testid="after">
			<h3>{t("after")}</h3>
			<dl class="facts">
				{reopened > 0 && <Line name={t("after.reopened")}>{t("after.times", { n: reopened })}</Line>}
				{review && (
					<Line name={t("after.review")}>
						{review.at === undefined
							? t("review.due", { time: clockAt(review.dueAt) })
							: t(review.agrees ? "review.agreed" : "review.disagreed", {
									by: review.by ?? "",
									time: clockAt(review.at),
								})}
						{review.note && <q>{review.note}</q>}
					</Line>
				)}
				{police && (
					<Line name={t("after.police")}>
						{t(`police.${police.outcome}`)}
						{police.number !== undefined && ` · ${police.number}`}
						{police.date !== undefined && ` · ${police.date}`}
						<span class="soft"> {personName(police.by)}</span>
					</Line>
				)}
				{held && (
					<Line name={t("after.held")}>
						{held.reason} <span class="soft">{personName(held.by)}</span>
					</Line>
				)}
			</dl>
		</section>
	);
}

function Line({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
	return (
		<div>
			<dt>{name}</dt>
			<dd>{children}</dd>
		</div>
	);
}
