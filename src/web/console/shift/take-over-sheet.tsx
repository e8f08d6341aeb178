import { useEffect, useState } from "preact/hooks";
import { api } from "../../app/api.ts";
import { loginOf, personName } from "../../app/people.ts";
import { session, underNewSession } from "../../app/session.ts";
import { place } from "../../app/site.ts";
import { Choice } from "../../kit/parts/choice.tsx";
import { language } from "../../kit/sentences.ts";
import { timeAt } from "../../kit/time.ts";
import { useCode } from "../sheets/code-field.tsx";
import { HeldSheet, TextField, useSending } from "../sheets/form.tsx";
import { closeSheet } from "../sheets/open.ts";
import { mine, shift } from "../watch.ts";
import { guardsSaid } from "./duty.ts";
import { comingShift, GuardsField } from "./guards-field.tsx";
import { WhatIsLeft } from "./hand-over-sheet.tsx";
import { askNames } from "./names.ts";
import { useProposal } from "./proposal.ts";
import { type Started, StartList, startListSaid } from "./start-list.tsx";
import { t } from "./words.ts";

type Way = "me" | "pin";

/**
 * Takes the watch over from who has it: as who is signed in here, or as somebody else by name and PIN on this very page,
 * with no gap in what it shows and sounds.
 */
export function TakeOverSheet() {
	const me = session.value.state === "in" ? session.value.who.name : "";
	const [way, setWay] = useState<Way>(mine.peek() ? "pin" : "me");
	const [username, setUsername] = useState(shift.peek()?.handOver?.to ?? "");
	const [pin, setPin] = useState("");
	const [start, setStart] = useState<Started>({});
	// Within one shift the guards stay who they are.
	const [rows, setRows] = useProposal(shift.peek()?.plan !== comingShift()?.id);
	const code = useCode();
	const sending = useSending();
	useEffect(askNames, []);
	const named = way === "me" || (username.trim() !== "" && pin !== "" && !code.missing);
	const takeOver = async () => {
		const guards = guardsSaid(rows);
		const body = { startList: startListSaid(start), ...(guards.length > 0 && { guards }) };
		if (way === "me") return void sending.send("POST /shifts/take-over", { body });
		const as = { ...body, username: loginOf(username), pin, ...code.said };
		try {
			await underNewSession(() => api("POST /shifts/take-over", { body: as }));
			closeSheet();
		} catch (error) {
			if (!code.asks(error)) setPin("");
			sending.refused(error);
		}
	};
	return (
		<HeldSheet
			name="take-over"
			title={t("takeOver.title", { from: personName(shift.value?.operator ?? "") })}
			hold={t("takeOver.hold")}
			missing={named ? undefined : t("takeOver.missing")}
			sending={sending}
			onHeld={() => void takeOver()}
			wide
		>
			<Note />
			<Choice
				legend={t("takeOver.as")}
				name="way"
				value={way}
				onChoose={setWay}
				options={[
					{ value: "me", label: t("takeOver.me", { name: personName(me) }) },
					{ value: "pin", label: t("takeOver.other") },
				]}
			/>
			{way === "pin" && (
				<div class="pair">
					<TextField
						label={t("door.name")}
						value={username}
						onChange={setUsername}
						list="people"
						testid="take-over-name"
					/>
					<TextField label={t("pin")} value={pin} onChange={setPin} type="password" testid="take-over-pin" />
					{code.field}
				</div>
			)}
			<WhatIsLeft />
			<StartList value={start} onChange={setStart} />
			<GuardsField rows={rows} onChange={setRows} />
		</HeldSheet>
	);
}

/** What whoever hands over has written. */
function Note() {
	const handOver = shift.value?.handOver;
	if (!handOver) return <p class="empty">{t("takeOver.noNote")}</p>;
	const zone = place.value?.site.timeZone ?? "UTC";
	return (
		<blockquote class="sheet-thing" data-testid="hand-over-said">
			<p>{handOver.note || t("takeOver.emptyNote")}</p>
			<footer class="look">
				{personName(shift.value?.operator ?? "")} · {timeAt(handOver.at, "minute", zone, language.value)}
			</footer>
		</blockquote>
	);
}
