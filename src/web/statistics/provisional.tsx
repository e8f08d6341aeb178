import { say } from "../kit/sentences.ts";
import type { Overview } from "./answers.ts";
import { asked } from "./asked.ts";
import { momentOf } from "./sections/episodes.tsx";
import { t } from "./words.ts";

const MOST = 3;

/** What the figures do not cover, so that no number silently covers only part. */
export function Provisional({
	overview: { complete, open, gaps, to, madeUp },
	now,
}: {
	readonly overview: Overview;
	readonly now: number;
}) {
	const over = Date.parse(to) <= now;
	const unfinished = !complete && (open > 0 || !over);
	return (
		<>
			{asked.value.view === "public" && <p class="remark">{t("view.public.says")}</p>}
			{madeUp && (
				<p class="remark remark-loud" data-testid="made-up">
					{t("made-up", { from: momentOf(madeUp.from), to: momentOf(madeUp.to) })}
				</p>
			)}
			{(unfinished || gaps.length > 0) && (
				<div class="remark remark-loud" role="status" data-testid="provisional">
					{unfinished && <p>{t("provisional", { open })}</p>}
					{gaps.slice(0, MOST).map(({ from, to: until, words }) => (
						<p key={from}>{t("gap", { from: momentOf(from), to: momentOf(until), why: say(words) })}</p>
					))}
					{gaps.length > MOST && <p>{t("gap.more", { n: gaps.length - MOST })}</p>}
				</div>
			)}
		</>
	);
}
