import { api } from "../../app/api.ts";
import { useAnswer } from "../answers.ts";
import { kindName, typeName } from "../naming.ts";
import { Failed } from "../parts/failed.tsx";
import { t } from "../words.ts";
import { ByCause } from "./by-cause.tsx";

const MOST_TYPES = 10;

/** Which systems, and what they told. */
export function What() {
	const kinds = useAnswer((query) => api("GET /statistics/incidents", { query: { ...query, groupBy: "kind" } }));
	const types = useAnswer((query) => api("GET /statistics/incidents", { query: { ...query, groupBy: "type" } }));
	return (
		<>
			<Failed why={kinds.failed ?? types.failed} />
			{kinds.answer && (
				<ByCause
					name="by-kind"
					title={t("chart.by-kind")}
					head={t("column.kind")}
					groups={kinds.answer.groups}
					nameOf={({ key, words }) => kindName(key, words)}
					most={MOST_TYPES}
				/>
			)}
			{types.answer && (
				<ByCause
					name="by-type"
					title={t("chart.by-type")}
					head={t("column.type")}
					groups={types.answer.groups}
					nameOf={({ key, words }) => typeName(key, words)}
					most={MOST_TYPES}
				/>
			)}
		</>
	);
}
