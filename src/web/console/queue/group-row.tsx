import { Icon } from "../../kit/parts/icon.tsx";
import { PriorityMark } from "../../kit/parts/priority-mark.tsx";
import { t } from "../../kit/words.ts";
import { whatWords, whereWords } from "../naming.ts";
import { choose } from "../selection.ts";
import { foldOrNot } from "./fold.ts";
import { type Line, stopOf, sumOf } from "./lines.ts";
import { Age } from "./row.tsx";

interface Props {
	readonly line: Extract<Line, { sort: "group" }>;
	readonly selected: boolean;
	readonly index: number;
	readonly count: number;
	readonly top: number;
}

/** What a flood brought of one kind and zone, as one row with its count; a click takes its first in hand and unfolds it. */
export function GroupRow({ line, selected, index, count, top }: Props) {
	const { id, key, incidents, open } = line;
	const { priority, waiting, oldest } = sumOf(incidents);
	const [first] = incidents;
	if (!first) return null;
	return (
		// biome-ignore lint/a11y/useKeyWithClickEvents: the list that holds the rows has the keys
		<div
			role="option"
			id={`row-${id}`}
			tabIndex={-1}
			aria-selected={selected}
			aria-setsize={count}
			aria-posinset={index + 1}
			class={`row row-group row-${priority} ${waiting > 0 ? "row-open" : "row-acknowledged"}`}
			style={{ transform: `translateY(${top}px)` }}
			data-testid="group-row"
			data-group={key}
			data-open={open}
			onClick={() => {
				const stop = stopOf(line, undefined);
				if (stop !== undefined && !selected) choose(stop);
				foldOrNot(key);
			}}
		>
			<PriorityMark priority={priority} ring={waiting > 0} silent />
			<div class="row-main">
				<div class="row-what">
					<span class={`row-priority text-${priority}`}>{t(`priority.${priority}`)}</span>
					<span class="row-words">{whatWords(first)}</span>
				</div>
				<div class="row-where">{whereWords(first) || t("place.unknown")}</div>
				<div class="row-facts">
					<span class="fact fact-strong">
						<Icon name={open ? "up" : "down"} />
						{t("group.count", { n: incidents.length })}
					</span>
					<span class={waiting > 0 ? "state state-open" : "state"}>{t("group.waiting", { n: waiting })}</span>
					<span class="fact">{t("group.flood")}</span>
				</div>
			</div>
			<div class="row-side">
				<Age since={oldest} />
			</div>
		</div>
	);
}
