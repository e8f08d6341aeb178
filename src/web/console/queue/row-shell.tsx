import type { ComponentChildren } from "preact";
import type { IncidentShape } from "../../../contract/shapes.ts";
import type { Priority } from "../../../model/priority.ts";
import { PriorityMark } from "../../app/priority-mark.tsx";
import { whatWords, whereWords } from "../naming.ts";
import { t } from "./words.ts";

/** Where a row stands in the list. */
export interface RowPlace {
	readonly selected: boolean;
	readonly index: number;
	readonly count: number;
	/** Rows of a long list are placed by hand. */
	readonly top: number;
}

interface RowShellProps extends RowPlace {
	readonly id: string;
	/** What it says its words and its place of. */
	readonly incident: IncidentShape;
	readonly priority: Priority;
	/** Somebody has to take it. */
	readonly waits: boolean;
	readonly look: string;
	/** For tests and styles: `data-…` of the row. */
	readonly data: Readonly<Record<`data-${string}`, string | boolean>>;
	readonly before?: ComponentChildren;
	readonly afterWhere?: ComponentChildren;
	readonly facts: ComponentChildren;
	/** How long ago; at the end of the first line. */
	readonly age: ComponentChildren;
	/** What is due; at the end of the last line. */
	readonly due?: ComponentChildren;
	readonly onChoose: () => void;
}

/** A row of the queue: everything that matters at a glance, in the same place in every row. */
export function RowShell({
	id,
	incident,
	priority,
	waits,
	look,
	data,
	selected,
	index,
	count,
	top,
	...parts
}: RowShellProps) {
	const what = whatWords(incident);
	return (
		// biome-ignore lint/a11y/useKeyWithClickEvents: the list that holds the rows has the keys
		<div
			role="option"
			id={`row-${id}`}
			tabIndex={-1}
			aria-selected={selected}
			aria-setsize={count}
			aria-posinset={index + 1}
			class={`row row-${priority} ${look}`}
			style={{ transform: `translateY(${top}px)` }}
			{...data}
			onClick={parts.onChoose}
		>
			<PriorityMark priority={priority} ring={waits} silent />
			<div class="row-line">
				<div class="row-what">
					{parts.before}
					<span class={`row-priority text-${priority}`}>{t(`priority.${priority}`)}</span>
					<span class="row-words" title={what}>
						{what}
					</span>
				</div>
				{parts.age}
			</div>
			<div class="row-where">
				{whereWords(incident) || t("place.unknown")}
				{parts.afterWhere}
			</div>
			<div class="row-line row-last">
				<div class="row-facts">{parts.facts}</div>
				{parts.due}
			</div>
		</div>
	);
}
