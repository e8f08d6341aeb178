import type { IncidentShape } from "../../../contract/shapes.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { clockAt } from "../naming.ts";
import { stagesOf } from "./chain.ts";
import { t } from "./words.ts";

/** Who was told before these is in the timeline. */
const TOLD_SHOWN = 3;

/** How far it has come, and when; and who was told because nobody took it. */
export function Chain({ incident }: { readonly incident: IncidentShape }) {
	const { told = [], toldCount = told.length } = incident;
	const last = told.slice(-TOLD_SHOWN);
	return (
		<>
			<ol class="chain" aria-label={t("chain")}>
				{stagesOf(incident).map(({ state, at, now }) => (
					<li
						key={state}
						class={`chain-stage ${at ? "reached" : ""} ${now ? "chain-now" : ""}`}
						aria-current={now ? "step" : undefined}
					>
						<span class="chain-dot" aria-hidden="true" />
						<span class="chain-name">{t(`chain.${state}`)}</span>
						{at && <time dateTime={at}>{clockAt(at)}</time>}
					</li>
				))}
			</ol>
			{last.length > 0 && (
				<p class="told" data-testid="told">
					<Icon name="sound" />
					<span>{t("told")}</span>
					{toldCount > last.length && <span class="soft">{t("after.times", { n: toldCount })}</span>}
					{last.map(({ who, at }) => (
						<span key={`${who}/${at}`} class="told-one">
							{t.ifKnown(`told.${who}`) ?? t.ifKnown(`role.${who}`) ?? who} <time dateTime={at}>{clockAt(at)}</time>
						</span>
					))}
				</p>
			)}
		</>
	);
}
