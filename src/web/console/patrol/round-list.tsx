import { useEffect, useState } from "preact/hooks";
import type { RoundShape } from "../../../contract/patrol-shapes.ts";
import { mayUse } from "../../app/session.ts";
import { Part } from "../people/part.tsx";
import { askNames } from "../shift/names.ts";
import { ExtraRound } from "./extra-round.tsx";
import { GuardsPlan } from "./guards-plan.tsx";
import { RoundRow } from "./round-row.tsx";
import { rounds } from "./told.ts";
import { t } from "./words.ts";

/** Rounds under way, to come, and of the last day, as they are judged. */
export function RoundList() {
	useEffect(askNames, []);
	const { underWay, scheduled, ended } = rounds.value;
	return (
		<Part name="rounds" title={t("rounds.title")} wide>
			{mayUse("POST /patrol/rounds") && <ExtraRound />}
			<GuardsPlan />
			<Group name="under-way" title={t("rounds.underWay")} all={underWay} open />
			<Group name="scheduled" title={t("rounds.scheduled")} all={scheduled} />
			<Group name="ended" title={t("rounds.ended")} all={ended} />
		</Part>
	);
}

/** So many are shown at first, and so many more at each press. */
const SHOWN = 10;

interface GroupProps {
	readonly name: string;
	readonly title: string;
	readonly all: readonly RoundShape[];
	readonly open?: true;
}

function Group({ name, title, all, open }: GroupProps) {
	const [most, setMost] = useState(SHOWN);
	return (
		<section aria-label={title} data-testid={`rounds-${name}`} data-count={all.length}>
			<h3>{t("rounds.count", { title, n: all.length })}</h3>
			{all.length === 0 && <p class="empty">{t("rounds.none")}</p>}
			<ul class="plain">
				{all.slice(0, most).map((round) => (
					<RoundRow key={round.id} round={round} open={open === true} />
				))}
			</ul>
			{all.length > most && (
				<button type="button" class="quiet" onClick={() => setMost(most + SHOWN)}>
					{t("rounds.more", { n: Math.min(SHOWN, all.length - most) })}
				</button>
			)}
		</section>
	);
}
