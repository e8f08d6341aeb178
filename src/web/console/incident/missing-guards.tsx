import { useEffect, useState } from "preact/hooks";
import type { IncidentShape } from "../../../contract/shapes.ts";
import { awaitedAt, postsUnfilled } from "../../../model/guards-missing.ts";
import { callSignOf, personName } from "../../app/people.ts";
import { mayUse } from "../../app/session.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { CallPerson } from "../call.tsx";
import { postWords } from "../naming.ts";
import { type RosterRow as Row, readRoster } from "../rostered.ts";
import { shift } from "../watch.ts";
import { t } from "./words.ts";

/** A shift that is on now began no longer ago. */
const LONGEST_MS = 86_400_000;

/** Of an incident that posts are unfilled: which still are, and who is down for them and has not signed on, to be called. */
export function MissingGuards({ incident: { type, openedAt } }: { readonly incident: IncidentShape }) {
	const [row, setRow] = useState<Row | undefined>(undefined);
	const asks = type === "shift.guards-missing" && mayUse("GET /roster");
	useEffect(() => {
		if (!asks) return;
		const from = new Date(Date.parse(openedAt) - LONGEST_MS).toISOString();
		readRoster({ from, to: openedAt }).then(
			(rows) => setRow(rowAt(rows, openedAt)),
			// Without an answer the incident's own words name the posts.
			() => undefined,
		);
	}, [asks, openedAt]);
	const posts = row?.posts.map(({ post, guard }) => ({ post, guard: guard.name })) ?? [];
	const watch = shift.value;
	const attending = watch && { ...watch, overdue: Date.parse(watch.endsAt) <= Date.parse(row?.from ?? "") };
	const unfilled = postsUnfilled(posts, attending);
	if (!asks || unfilled.length === 0) return null;
	return (
		<section class="block" aria-label={t("unfilled")} data-testid="missing-guards">
			<h3>{t("unfilled.posts", { posts: timesWords(unfilled) })}</h3>
			<ul class="plain rows">
				{awaitedAt(posts, attending).map(({ post, guard }) => (
					<li key={`${post} ${guard}`} class="line" data-testid="missing-guard" data-guard={guard}>
						<Icon name="person" />
						<div class="line-main">
							<strong>{personName(guard)}</strong>
							<span class="line-state">
								{[postWords(post), callSignOf(guard), t("unfilled.notHere")].filter(Boolean).join(" · ")}
							</span>
						</div>
						<CallPerson name={guard} />
					</li>
				))}
			</ul>
		</section>
	);
}

/** "South gate, 2 × Patrol", as the incident itself says them. */
function timesWords(posts: readonly string[]): string {
	return [...new Set(posts)]
		.map((post) => {
			const n = posts.filter((one) => one === post).length;
			return n === 1 ? postWords(post) : t("unfilled.times", { n, post: postWords(post) });
		})
		.join(t("listed"));
}

/** The shift that was on at an instant. */
function rowAt(rows: readonly Row[], at: string): Row | undefined {
	const then = Date.parse(at);
	return rows.find(({ from, to }) => Date.parse(from) <= then && then < Date.parse(to));
}
