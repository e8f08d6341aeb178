import { addressOf } from "../contract/http/address.ts";
import type { Grouping } from "../contract/statistics/groupings.ts";
import type { Period } from "./period.ts";
import type { Asked } from "./question.ts";

type Query = Readonly<Record<string, string | number | undefined>>;

/** The API path of the incidents that a figure counts: those of the question, narrowed by one group's key. */
export function incidentList(asked: Asked, narrowed: Query = {}, period: Period = asked): string | undefined {
	if (asked.isPublic) return undefined;
	const { kind, zone, drill } = asked;
	const query = {
		counted: "true",
		from: new Date(period.from).toISOString(),
		to: new Date(period.to).toISOString(),
		...(drill && { drill: "include" }),
		kind,
		place: zone,
		...narrowed,
	};
	return addressOf("/incidents", { query });
}

/** How the list of incidents says which group: by the site's zone, an hour, a word. */
export function narrowedBy(grouping: Grouping, key: string): Query {
	return { [grouping === "zone" ? "place" : grouping]: key };
}
