import type { IncidentShape } from "../../../../contract/shapes.ts";
import { WHY_NOT } from "../../../../model/actions/why-not.ts";
import { byDigit } from "../../../kit/parts/choice.tsx";
import { KeyHint } from "../../../kit/parts/key.tsx";
import { Sheet } from "../../../kit/parts/sheet.tsx";
import { say, t } from "../../../kit/words.ts";
import { closeSheet, openSheet } from "../../sheets/open.ts";
import { incidents } from "../../state.ts";
import { detailsOf } from "../details.ts";
import { type More, moreFor } from "../more.ts";
import { named } from "./ask-sheet.tsx";

/** The less frequent things to do; each opens a sheet of its own. */
export function MoreSheet({ incident }: { readonly incident: IncidentShape }) {
	const others = incidents.value.filter(({ id, state }) => id !== incident.id && state !== "resolved").length;
	const all = moreFor({ incident, allowed: detailsOf(incident).allowed, others });
	const can = all.flatMap(({ what, why }) => (why ? [] : what));
	const begin = (what: More) => openSheet({ name: "work", incident: incident.id, ask: { what } });
	return (
		<Sheet
			name="more"
			title={t("more.title")}
			onClose={closeSheet}
			onKeyDown={(event) => {
				const one = byDigit(event, can);
				if (one) begin(one);
			}}
		>
			<p class="sheet-thing">{named(incident)}</p>
			<div class="big-choices">
				{all.map(({ what, why }) => (
					<button
						key={what}
						type="button"
						data-testid={`more-${what}`}
						disabled={why !== undefined}
						onClick={() => begin(what)}
					>
						<span class="two-lines">
							<strong>{t(`more.${what}`)}</strong>
							<small>{why ? say(WHY_NOT[why]) : t(`more.${what}.what`)}</small>
						</span>
						{!why && <KeyHint>{String(can.indexOf(what) + 1)}</KeyHint>}
					</button>
				))}
			</div>
		</Sheet>
	);
}
