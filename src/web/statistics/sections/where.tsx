import { api } from "../../app/api.ts";
import { useAnswer } from "../answers.ts";
import { groupName, zoneName } from "../naming.ts";
import { Failed } from "../parts/failed.tsx";
import { t } from "../words.ts";
import { ByCause } from "./by-cause.tsx";
import { HoursOfWeek } from "./hours.tsx";
import { HeatPlan } from "./plan.tsx";

const MOST_ZONES = 12;

/** Where on the site, and when in the week. */
export function Where() {
	const heat = useAnswer((query) => api("GET /statistics/heatmap", { query }));
	const zones = useAnswer((query) => api("GET /statistics/incidents", { query: { ...query, groupBy: "zone" } }));
	const groups = zones.answer?.groups ?? [];
	return (
		<>
			<Failed why={heat.failed ?? zones.failed} />
			{heat.answer && (
				<HeatPlan byZone={heat.answer.totals.byZone} listOf={(zone) => groups.find(({ key }) => key === zone)?.list} />
			)}
			<div class="stack">
				{heat.answer && <HoursOfWeek byHourOfWeek={heat.answer.totals.byHourOfWeek} list={heat.answer.list} />}
				{zones.answer && (
					<ByCause
						name="by-zone"
						title={t("chart.by-zone")}
						head={t("column.zone")}
						groups={groups}
						nameOf={(group) => (group.words ? groupName(group) : zoneName(group.key))}
						most={MOST_ZONES}
					/>
				)}
			</div>
		</>
	);
}
