import type { IncidentShape } from "../../../../contract/shapes.ts";
import { me, session } from "../../../app/session.ts";
import { byDigit } from "../../../kit/parts/choice.tsx";
import { KeyHint } from "../../../kit/parts/key.tsx";
import { Sheet } from "../../../kit/parts/sheet.tsx";
import { t } from "../../../kit/words.ts";
import { closeSheet, openSheet } from "../../sheets/open.ts";
import { incidents } from "../../state.ts";
import { type More, moreFor } from "../more.ts";
import { named } from "./ask-sheet.tsx";

/** The less frequent things to do; each opens a sheet of its own. */
export function MoreSheet({ incident }: { readonly incident: IncidentShape }) {
	const role = session.value.state === "in" ? session.value.who.role : "operator";
	const others = incidents.value.filter(({ id, state }) => id !== incident.id && state !== "resolved").length;
	const can = moreFor({ incident, me: me(), role, others });
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
				{can.map((one, n) => (
					<button key={one} type="button" data-testid={`more-${one}`} onClick={() => begin(one)}>
						<span class="two-lines">
							<strong>{t(`more.${one}`)}</strong>
							<small>{t(`more.${one}.what`)}</small>
						</span>
						<KeyHint>{String(n + 1)}</KeyHint>
					</button>
				))}
			</div>
		</Sheet>
	);
}
