import type { IncidentShape } from "../../../contract/shapes.ts";
import { sourceOf } from "../../app/api.ts";
import { t } from "./words.ts";

/** The newest picture that came, if one did. */
export function Pictures({ incident: { pictures = [] } }: { readonly incident: IncidentShape }) {
	const newest = pictures.findLast(({ hash }) => hash !== undefined);
	if (newest?.hash === undefined) return null;
	return (
		<img
			class="dispatch-picture"
			alt={t("dispatch.picture")}
			src={sourceOf("GET /snapshots/{hash}", { params: { hash: newest.hash } })}
			data-testid="dispatch-picture"
		/>
	);
}
