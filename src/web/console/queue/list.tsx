import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { live } from "../../kit/follow.ts";
import { PriorityMark } from "../../kit/parts/priority-mark.tsx";
import { say, t } from "../../kit/words.ts";
import { choose, chosen } from "../selection.ts";
import { GroupRow } from "./group-row.tsx";
import { rowsToShow } from "./held.ts";
import { held, letGo, shownRows, standsIn, stops } from "./hold.ts";
import { type Line, stopOf } from "./lines.ts";
import { Row } from "./row.tsx";
import { drawnFrom, rowsInSight, scrollTo } from "./window.ts";

const ROW_REM = 5.25;

interface ListProps {
	readonly lines: readonly Line[];
	readonly empty: string;
}

/** A queue of any length, of which only the rows in sight are drawn, and which holds still under the hand. */
export function List({ lines, empty }: ListProps) {
	const box = useRef<HTMLDivElement>(null);
	const [sight, setSight] = useState({ top: 0, height: 800 });
	const rowHeight = ROW_REM * remPx();
	const byId = new Map(lines.map((line) => [line.id, line]));
	// The lines are anew with each incident that changes; what else the feed tells is not of this list.
	const { feed } = live.peek();
	const lineOf = (id: string): Line | undefined => {
		const incident = feed.incidents.get(id);
		return byId.get(id) ?? (incident && { sort: "incident", id, incident });
	};
	const wanted = lines.map(({ id }) => id);
	const { rows, newcomers } = rowsToShow(shownRows.peek(), wanted, held.value);
	const selected = chosen.value?.id;
	useLayoutEffect(() => {
		shownRows.value = rows;
		stops.value = rows.flatMap((id) => {
			const line = lineOf(id);
			return (line && stopOf(line, selected)) ?? [];
		});
	});
	useSight(box, rowHeight, setSight);
	const isSelected = (line: Line | undefined) =>
		line !== undefined && selected !== undefined && stopOf(line, selected) === selected;
	const selectedAt = rows.findIndex((id) => isSelected(lineOf(id)));
	useEffect(() => {
		const element = box.current;
		if (!element || selectedAt < 0) return;
		const to = scrollTo(selectedAt, { top: element.scrollTop, height: element.clientHeight }, rowHeight);
		if (to !== undefined) element.scrollTop = to;
	}, [selectedAt, rowHeight]);
	const { from, to } = rowsInSight(sight, rowHeight, rows.length);
	return (
		<div class="list-frame">
			{newcomers.length > 0 && <Newcomers first={byId.get(newcomers[0] ?? "")} count={newcomers.length} />}
			<div
				ref={box}
				class="list"
				role="listbox"
				tabIndex={0}
				aria-label={t("queue")}
				aria-activedescendant={selectedAt >= from && selectedAt < to ? `row-${rows[selectedAt]}` : undefined}
				data-testid="queue"
				onPointerEnter={() => standsIn("pointer", true)}
				onPointerLeave={() => standsIn("pointer", false)}
				onFocus={() => standsIn("focus", true)}
				onBlur={() => standsIn("focus", false)}
				onScroll={({ currentTarget: { scrollTop, clientHeight } }) => {
					const top = drawnFrom(scrollTop, rowHeight);
					if (top !== sight.top || clientHeight !== sight.height) setSight({ top, height: clientHeight });
				}}
			>
				{rows.length === 0 && <p class="empty">{empty}</p>}
				<div class="list-length" role="presentation" style={{ height: `${rows.length * rowHeight}px` }}>
					{rows.slice(from, to).map((id, offset) => {
						const line = lineOf(id);
						if (!line) return null;
						const at = {
							selected: isSelected(line),
							index: from + offset,
							count: rows.length,
							top: (from + offset) * rowHeight,
						};
						return line.sort === "group" ? (
							<GroupRow key={id} line={line} {...at} />
						) : (
							<Row
								key={id}
								incident={line.incident}
								inside={line.inside === true}
								onChoose={() => choose(id)}
								{...at}
							/>
						);
					})}
				</div>
			</div>
		</div>
	);
}

/** Who waits to come in while the list holds still; a click lets them. */
function Newcomers({ first: line, count }: { readonly first: Line | undefined; readonly count: number }) {
	const first = line?.sort === "group" ? line.incidents[0] : line?.incident;
	return (
		<button type="button" class="newcomers" data-testid="newcomers" onClick={letGo}>
			{first && <PriorityMark priority={first.priority} ring={first.state === "open"} />}
			<strong>{t("newcomers", { n: count })}</strong>
			{first && <span class="newcomers-first">{say(first.words)}</span>}
		</button>
	);
}

function useSight(
	box: { readonly current: HTMLElement | null },
	rowHeight: number,
	setSight: (sight: { top: number; height: number }) => void,
): void {
	useEffect(() => {
		const element = box.current;
		if (!element) return;
		const look = () => setSight({ top: drawnFrom(element.scrollTop, rowHeight), height: element.clientHeight });
		const watcher = new ResizeObserver(look);
		watcher.observe(element);
		return () => watcher.disconnect();
	}, [box, rowHeight, setSight]);
}

function remPx(): number {
	return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
