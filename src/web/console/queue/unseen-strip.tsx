import { useEffect, useState } from "preact/hooks";
import type { IncidentShape } from "../../../contract/shapes.ts";
import { PriorityMark } from "../../app/priority-mark.tsx";
import { Icon } from "../../kit/parts/icon.tsx";
import { whatWords, whereWords } from "../naming.ts";
import { choose } from "../selection.ts";
import { queue, tab } from "../state.ts";
import { letGo } from "./freeze.ts";
import { Age } from "./row.tsx";
import { inSight, type Sight, unseen } from "./unseen.ts";
import { t } from "./words.ts";

/** So many are named; the list itself has them all. */
const NAMED = 2;

interface Props {
	/** What scrolls. */
	readonly box: { readonly current: HTMLElement | null };
	readonly rows: readonly string[];
	/** The rows that nobody has taken, by their place. */
	readonly waiting: readonly number[];
	/** How many wait to come in while the list holds still. */
	readonly newcomers: number;
	readonly rowHeight: number;
}

/** Below the list, so that no row moves for it: what asks for a person and is not in sight. A critical is never only counted. */
export function Unseen({ box, rows, waiting, newcomers, rowHeight }: Props) {
	const sight = useExactSight(box, rowHeight);
	const wanted = queue.value.filter(({ state, priority }) => state === "open" && priority === "critical");
	const ids = wanted.map(({ id }) => id);
	const away = new Set(unseen(ids, rows, sight, rowHeight));
	const criticals = wanted.filter(({ id }) => away.has(id));
	const { from } = inSight(sight, rowHeight);
	const above = waiting.filter((row) => row < from).length;
	if (criticals.length === 0 && newcomers === 0 && above === 0) return null;
	const more = criticals.length - NAMED;
	return (
		<div class="unseen-strip" data-testid="unseen">
			{criticals.slice(0, NAMED).map((incident) => (
				<Critical key={incident.id} incident={incident} />
			))}
			{more > 0 && <p class="unseen-more">{t("unseen.more", { n: more })}</p>}
			{newcomers + above > 0 && (
				<div class="unseen-counts">
					{newcomers > 0 && (
						<button type="button" class="newcomers" data-testid="newcomers" onClick={letGo}>
							{t("newcomers", { n: newcomers })}
						</button>
					)}
					{above > 0 && (
						<button type="button" class="newcomers" data-testid="above" onClick={() => box.current?.scrollTo(0, 0)}>
							<Icon name="up" />
							{t("above", { n: above })}
						</button>
					)}
				</div>
			)}
		</div>
	);
}

function Critical({ incident }: { readonly incident: IncidentShape }) {
	return (
		<button
			type="button"
			class="unseen-row"
			data-testid="unseen-critical"
			data-incident={incident.id}
			onClick={() => {
				letGo();
				tab.value = "active";
				choose(incident.id);
			}}
		>
			<PriorityMark priority={incident.priority} ring silent />
			<span class="unseen-what">
				<strong>
					<span class={`text-${incident.priority}`}>{t(`priority.${incident.priority}`)}</span> {whatWords(incident)}
				</strong>
				<span>{whereWords(incident) || t("place.unknown")}</span>
			</span>
			<Age since={incident.openedAt} />
		</button>
	);
}

/** Where the list stands, told anew only when another row comes into sight or leaves it. */
function useExactSight(box: Props["box"], rowHeight: number): Sight {
	const [sight, setSight] = useState<Sight>({ top: 0, height: Number.POSITIVE_INFINITY });
	useEffect(() => {
		const element = box.current;
		if (!element) return;
		const look = () => {
			const next = { top: element.scrollTop, height: element.clientHeight };
			setSight((before) => (sameRows(before, next, rowHeight) ? before : next));
		};
		const watcher = new ResizeObserver(look);
		watcher.observe(element);
		element.addEventListener("scroll", look, { passive: true });
		return () => {
			watcher.disconnect();
			element.removeEventListener("scroll", look);
		};
	}, [box, rowHeight]);
	return sight;
}

function sameRows(one: Sight, other: Sight, rowHeight: number): boolean {
	const [a, b] = [inSight(one, rowHeight), inSight(other, rowHeight)];
	return a.from === b.from && a.to === b.to;
}
