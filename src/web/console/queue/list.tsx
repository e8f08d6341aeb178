import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { live } from "../../app/follow.ts";
import { choose, chosen } from "../selection.ts";
import { frozen, pointerAt, pointerGone, shownRows, stops } from "./freeze.ts";
import { GroupRow } from "./group-row.tsx";
import { rowsToShow } from "./held.ts";
import { type Line, stopOf } from "./lines.ts";
import { Row } from "./row.tsx";
import { follow } from "./unseen.ts";
import { Unseen } from "./unseen-strip.tsx";
import { drawnFrom, rowsInSight, scrollTo } from "./window.ts";
import { t } from "./words.ts";

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
	const { rows, newcomers } = rowsToShow(shownRows.peek(), wanted, frozen.value);
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
	const urgent = rows.flatMap((id, at) => (isUrgent(lineOf(id)) ? [at] : []));
	useFollowing(box, { selectedAt, urgent, rowHeight });
	const { from, to } = rowsInSight(sight, rowHeight, rows.length);
	const active = selectedAt >= from && selectedAt < to ? `row-${rows[selectedAt]}` : undefined;
	// Without a row in it, it is no list box to a screen reader, and nothing that has keys.
	const asList = { role: "listbox", tabIndex: 0, "aria-label": t("queue"), "aria-activedescendant": active } as const;
	return (
		<div class="list-frame">
			<div
				ref={box}
				class="list"
				{...(rows.length > 0 && asList)}
				data-testid="queue"
				onPointerMove={({ clientX: x, clientY: y }) => pointerAt({ x, y })}
				onPointerLeave={pointerGone}
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
			<Unseen
				box={box}
				rows={rows}
				waiting={rows.flatMap((id, at) => (isWaiting(lineOf(id)) ? [at] : []))}
				newcomers={newcomers.length}
				rowHeight={rowHeight}
			/>
		</div>
	);
}

function isWaiting(line: Line | undefined): boolean {
	if (line?.sort === "group") return !line.open && line.incidents.some(({ state }) => state === "open");
	return line?.incident.state === "open";
}

function isUrgent(line: Line | undefined): boolean {
	return line?.sort === "incident" && isWaiting(line) && line.incident.priority === "critical";
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

interface Following {
	readonly selectedAt: number;
	/** The rows of criticals that nobody has taken. */
	readonly urgent: readonly number[];
	readonly rowHeight: number;
}

/** Keeps the row in hand in sight: a person's choice always, and otherwise never at the cost of what is urgent. */
function useFollowing(box: { readonly current: HTMLElement | null }, now: Following): void {
	const { selectedAt, urgent, rowHeight } = now;
	const before = useRef<{ readonly at: number | undefined; readonly row: number }>({ at: undefined, row: -1 });
	useEffect(() => {
		const element = box.current;
		const { at, byItself = true } = chosen.peek() ?? {};
		const last = before.current;
		before.current = { at, row: selectedAt };
		if (!element || selectedAt < 0) return;
		const sight = { top: element.scrollTop, height: element.clientHeight };
		const picked = !byItself && at !== last.at;
		const wasInSight = last.row < 0 || scrollTo(last.row, sight, rowHeight) === undefined;
		const to = follow(scrollTo(selectedAt, sight, rowHeight), { picked, wasInSight, urgent }, sight, rowHeight);
		if (to !== undefined) element.scrollTop = to;
	}, [selectedAt, rowHeight]);
}

function remPx(): number {
	return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
