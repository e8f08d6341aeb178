import { t } from "../../kit/words.ts";
import { queue, resolved, type Tab, tab } from "../state.ts";
import { letGo } from "./hold.ts";
import { List } from "./list.tsx";
import { Search } from "./search.tsx";

/** The left side: what asks for a person, in the engine's order. */
export function Queue() {
	const showing = tab.value === "active" ? queue.value : resolved.value;
	return (
		<section class="panel queue" aria-label={t("queue")}>
			<Search />
			<div class="tabs" role="tablist" aria-label={t("queue.tabs")}>
				<TabButton of="active" count={queue.value.length} />
				<TabButton of="resolved" count={resolved.value.length} />
			</div>
			<div class="tab-panel" role="tabpanel" aria-label={t(`tab.${tab.value}`)}>
				<List
					key={tab.value}
					incidents={showing}
					empty={tab.value === "active" ? t("queue.empty") : t("queue.noneResolved")}
				/>
			</div>
		</section>
	);
}

function TabButton({ of, count }: { readonly of: Tab; readonly count: number }) {
	const here = tab.value === of;
	return (
		<button
			type="button"
			role="tab"
			class="tab"
			aria-selected={here}
			data-testid={`tab-${of}`}
			onClick={() => {
				letGo();
				tab.value = of;
			}}
		>
			{t(`tab.${of}`)} <span class="tab-count">{count}</span>
		</button>
	);
}
