import { PriorityMark } from "../../app/priority-mark.tsx";
import { mayUse } from "../../app/session.ts";
import { openSheet } from "../sheets/open.ts";
import { counts, down } from "../state.ts";
import { bypassedZones, failing, walkTests } from "../watch.ts";
import { t } from "./words.ts";

/** Open incidents by priority, with how many of them nobody has. */
export function PriorityCounts() {
	return (
		<ul class="plain priorities" aria-label={t("counts")}>
			{counts.value.map(({ priority, open, unacknowledged }) => (
				<li
					key={priority}
					class={open > 0 ? `count count-${priority}` : "count count-none"}
					data-testid={`count-${priority}`}
					title={t("count.title", { priority: t(`priority.${priority}`), open, n: unacknowledged })}
				>
					<PriorityMark priority={priority} />
					<span class="count-open">{open}</span>
					{unacknowledged > 0 && <span class="count-unacknowledged">{t("count.new", { n: unacknowledged })}</span>}
				</li>
			))}
		</ul>
	);
}

/** The same, and devices that are down or unknown, zones that guard less than they should, messages that did not arrive. */
export function Counts() {
	const { down: broken, unknown } = down.value;
	return (
		<div class="counts">
			<PriorityCounts />
			<button
				type="button"
				class={broken.length + unknown.length > 0 ? "devices-chip" : "devices-chip quiet"}
				data-testid="devices-down"
				onClick={() => openSheet({ name: "devices" })}
			>
				<span>{t("devices.downCount", { n: broken.length })}</span>
				<span class={unknown.length > 0 ? "unknown-count" : ""}>
					{t("devices.unknownCount", { n: unknown.length })}
				</span>
			</button>
			<button
				type="button"
				class={bypassedZones.value.size > 0 ? "devices-chip bypass-chip" : "devices-chip quiet"}
				data-testid="bypassed"
				data-count={bypassedZones.value.size}
				onClick={() => openSheet({ name: "bypasses" })}
			>
				<span>{t("bypass.zones", { n: bypassedZones.value.size })}</span>
				<span>{t("tests.count", { n: walkTests.value.length })}</span>
			</button>
			{failing.value > 0 && mayUse("GET /deliveries") && (
				<button
					type="button"
					class="devices-chip failing-chip"
					data-testid="deliveries-failing"
					data-count={failing.value}
					onClick={() => openSheet({ name: "deliveries" })}
				>
					{t("deliveries.attention", { n: failing.value })}
				</button>
			)}
		</div>
	);
}
