import { useEffect, useState } from "preact/hooks";
import type { AnswerOf } from "../../../contract/routes.ts";
import type { IncidentShape } from "../../../contract/shapes.ts";
import { api } from "../../app/api.ts";
import { callSignOf, personName } from "../../app/people.ts";
import { mayUse } from "../../app/session.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { CallPerson } from "../call.tsx";
import { postWords } from "../naming.ts";
import { shift } from "../watch.ts";
import { t } from "./words.ts";

/** A shift that is on now began no longer ago. */
const LONGEST_MS = 86_400_000;

type Row = AnswerOf<"GET /roster">["items"][number];

/** Of an incident that guards are missing: who is down in the roster then and is not here, to be called. */
export function MissingGuards({ incident: { type, openedAt } }: { readonly incident: IncidentShape }) {
	const [row, setRow] = useState<Row | undefined>(undefined);
	const asks = type === "shift.guards-missing" && mayUse("GET /roster");
	useEffect(() => {
		if (!asks) return;
		const from = new Date(Date.parse(openedAt) - LONGEST_MS).toISOString();
		api("GET /roster", { query: { from, to: openedAt } }).then(
			({ items }) => setRow(rowAt(items, openedAt)),
			// Without an answer the incident's own words name the posts.
			() => undefined,
		);
	}, [asks, openedAt]);
	const here = new Set([shift.value?.operator, ...(shift.value?.guards.map(({ guard }) => guard) ?? [])]);
	const missing = row?.posts.filter(({ guard }) => !here.has(guard.name)) ?? [];
	if (!asks || missing.length === 0) return null;
	return (
		<section class="block" aria-label={t("missing")} data-testid="missing-guards">
			<h3>{t("missing")}</h3>
			<ul class="plain rows">
				{missing.map(({ post, guard: { name } }) => (
					<li key={`${post} ${name}`} class="line" data-testid="missing-guard" data-guard={name}>
						<Icon name="person" />
						<div class="line-main">
							<strong>{personName(name)}</strong>
							<span class="line-state">
								{[postWords(post), callSignOf(name)].filter((one) => one !== undefined).join(" · ")}
							</span>
						</div>
						<CallPerson name={name} />
					</li>
				))}
			</ul>
		</section>
	);
}

/** The shift that was on at an instant. */
function rowAt(rows: readonly Row[], at: string): Row | undefined {
	const then = Date.parse(at);
	return rows.find(({ from, to }) => Date.parse(from) <= then && then < Date.parse(to));
}
