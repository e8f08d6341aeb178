import type { IncidentShape } from "../../../contract/shapes.ts";
import type { KeyOf } from "../../kit/sentences.ts";
import { queue, resolved, shelved, TABS, type Tab, tab } from "../state.ts";
import { unfolded } from "./fold.ts";
import { letGo } from "./freeze.ts";
import { linesOf } from "./lines.ts";
import { List } from "./list.tsx";
import { Search } from "./search.tsx";
import { t } from "./words.ts";

const EMPTY: Readonly<Record<Tab, KeyOf<typeof t>>> = {
	active: "queue.empty",
	shelved: "queue.noneShelved",
	resolved: "queue.noneResolved",
};

function shown(of: Tab): readonly IncidentShape[] {
	if (of === "active") return queue.value;
	return of === "shelved" ? shelved.value : resolved.value;
}

/** The left side: what asks for a person, in the engine's order; what waits; what was done today. */
export function Queue() {
	const here = tab.value;
	const lines = linesOf(shown(here), here === "active" ? unfolded.value : new Set());
	return (
		<section class="panel queue" aria-label={t("queue")}>
			<Search />
			<div class="tabs" role="tablist" aria-label={t("queue.tabs")} onKeyDown={beside}>
				{TABS.map((of) => (
					<TabButton key={of} of={of} count={shown(of).length} />
				))}
			</div>
			<div class="tab-panel" role="tabpanel" id="queue-panel" aria-label={t(`tab.${here}`)}>
				<List key={here} lines={lines} empty={t(EMPTY[here])} />
			</div>
		</section>
	);
}

function show(of: Tab): void {
	letGo();
	tab.value = of;
}

/** The arrow keys go from tab to tab. */
function beside(event: KeyboardEvent): void {
	const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
	if (step === 0 || !(event.currentTarget instanceof HTMLElement)) return;
	event.preventDefault();
	const next = TABS[(TABS.indexOf(tab.value) + step + TABS.length) % TABS.length];
	if (next === undefined) return;
	show(next);
	event.currentTarget.querySelector<HTMLElement>(`[data-testid=tab-${next}]`)?.focus();
}

function TabButton({ of, count }: { readonly of: Tab; readonly count: number }) {
	const here = tab.value === of;
	return (
		<button
			type="button"
			role="tab"
			class="tab"
			aria-selected={here}
			aria-controls="queue-panel"
			tabIndex={here ? 0 : -1}
			data-testid={`tab-${of}`}
			onClick={() => show(of)}
		>
			{t(`tab.${of}`)} <span class={of === "shelved" && count > 0 ? "tab-count tab-waits" : "tab-count"}>{count}</span>
		</button>
	);
}
