import { useState } from "preact/hooks";
import { session } from "../../app/session.ts";
import { HeldSheet, useSending } from "../sheets/form.tsx";
import { Briefing } from "./briefing.tsx";
import { guardsSaid } from "./duty.ts";
import { GuardsField } from "./guards-field.tsx";
import { useProposal } from "./proposal.ts";
import { type Started, StartList, startListSaid } from "./start-list.tsx";
import { t } from "./words.ts";

/** Begins a watch: what is to be known and was looked at before it, and who is on duty with whom. */
export function SignOnSheet() {
	const [start, setStart] = useState<Started>({});
	const [rows, setRows] = useProposal();
	const sending = useSending();
	const name = session.value.state === "in" ? session.value.who.name : "";
	return (
		<HeldSheet
			name="sign-on"
			title={t("signOn.title", { name })}
			hold={t("signOn.hold")}
			sending={sending}
			onHeld={() =>
				void sending.send("POST /shifts/sign-on", {
					body: { guards: guardsSaid(rows), startList: startListSaid(start) },
				})
			}
			wide
		>
			<Briefing />
			<StartList value={start} onChange={setStart} />
			<GuardsField rows={rows} onChange={setRows} />
		</HeldSheet>
	);
}
