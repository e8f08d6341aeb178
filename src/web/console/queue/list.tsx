import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { IncidentShape } from "../../../contract/shapes.ts";
import { live } from "../../kit/follow.ts";
import { PriorityMark } from "../../kit/parts/priority-mark.tsx";
import { say, t } from "../../kit/words.ts";
import { choose, chosen } from "../selection.ts";
import { rowsToShow } from "./held.ts";
import { held, letGo, shownRows, standsIn } from "./hold.ts";
import { Row } from "./row.tsx";
import { rowsInSight, scrollTo } from "./window.ts";

const ROW_REM = 5.25;

interface ListProps {
	readonly incidents: readonly IncidentShape[];
	readonly empty: string;
}

/** A list of incidents of any length, of which only the rows in sight are drawn, and which holds still under the hand. */
export function List({ incidents, empty }: ListProps) {
	const box = useRef<HTMLDivElement>(null);
	const [sight, setSight] = useState({ top: 0, height: 800 });
	const rowHeight = ROW_REM * remPx();
	const byId = new Map(incidents.map((incident) => [incident.id, incident]));
	const wanted = incidents.map(({ id }) => id);
	const { feed } = live.value;
	const { rows, newcomers } = rowsToShow(shownRows.peek(), wanted, held.value);
	useLayoutEffect(() => {
		shownRows.value = rows;
	});
	useSight(box, setSight);
	const selected = chosen.value?.id;
	const selectedAt = selected === undefined ? -1 : rows.indexOf(selected);
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
				aria-activedescendant={selectedAt >= from && selectedAt < to ? `row-${selected}` : undefined}
				data-testid="queue"
				onPointerEnter={() => standsIn("pointer", true)}
				onPointerLeave={() => standsIn("pointer", false)}
				onFocus={() => standsIn("focus", true)}
				onBlur={() => standsIn("focus", false)}
				onScroll={({ currentTarget }) => setSight({ top: currentTarget.scrollTop, height: currentTarget.clientHeight })}
			>
				{rows.length === 0 && <p class="empty">{empty}</p>}
				<div class="list-length" role="presentation" style={{ height: `${rows.length * rowHeight}px` }}>
					{rows.slice(from, to).map((id, offset) => {
						const incident = byId.get(id) ?? feed.incidents.get(id);
						if (!incident) return null;
						return (
							<Row
								key={id}
								incident={incident}
								selected={id === selected}
								index={from + offset}
								count={rows.length}
								top={(from + offset) * rowHeight}
								onChoose={() => choose(id)}
							/>
						);
					})}
				</div>
			</div>
		</div>
	);
}

/** Who waits to come in while the list holds still; a click lets them. */
function Newcomers({ first, count }: { readonly first: IncidentShape | undefined; readonly count: number }) {
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
	setSight: (sight: { top: number; height: number }) => void,
): void {
	useEffect(() => {
		const element = box.current;
		if (!element) return;
		const look = () => setSight({ top: element.scrollTop, height: element.clientHeight });
		const watcher = new ResizeObserver(look);
		watcher.observe(element);
		return () => watcher.disconnect();
	}, [box, setSight]);
}

function remPx(): number {
	return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
