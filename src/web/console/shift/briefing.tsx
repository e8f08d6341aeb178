import { useEffect, useState } from "preact/hooks";
import type { AnswerOf } from "../../../contract/routes.ts";
import { api } from "../../app/api.ts";
import { reasonOf } from "../../app/reason.ts";
import { mayUse, me } from "../../app/session.ts";
import { dateAndTime, partWords, zoneWords } from "../naming.ts";
import { Wrong } from "../sheets/form.tsx";
import { lastNote } from "../watch.ts";
import { t } from "./words.ts";

type Order = AnswerOf<"GET /orders">["items"][number];
type Finding = AnswerOf<"GET /patrol/findings">["items"][number];

/** Signs the first order that is not signed, wherever the cursor stands: no name has it. */
const SIGN_KEY = "F2";
const LISTED = 50;

/** What whoever signs on has to know: the note of the shift before, what was found and is open, orders they have not signed. */
export function Briefing() {
	const [orders, setOrders] = useState<readonly Order[]>([]);
	const [findings, setFindings] = useState<readonly Finding[]>([]);
	const [wrong, setWrong] = useState<string | undefined>(undefined);
	const say = (error: unknown) => setWrong(reasonOf(error));
	const readOrders = () =>
		api("GET /orders", { query: { limit: 200 } }).then(
			({ items }) => setOrders(items.filter(({ signed }) => !signed.some(({ by }) => by.name === me()))),
			say,
		);
	const sign = (id: string) => api("POST /orders/{id}/sign", { params: { id } }).then(readOrders, say);
	useEffect(() => {
		if (mayUse("GET /orders")) void readOrders();
		if (!mayUse("GET /patrol/findings")) return;
		api("GET /patrol/findings", { query: { open: "true", limit: LISTED } }).then(
			({ items }) => setFindings(items),
			say,
		);
	}, []);
	const first = orders[0]?.id;
	useEffect(() => {
		const signs = (event: KeyboardEvent) => {
			if (event.key !== SIGN_KEY || event.repeat || first === undefined) return;
			event.preventDefault();
			void sign(first);
		};
		addEventListener("keydown", signs);
		return () => removeEventListener("keydown", signs);
	}, [first]);
	return (
		<fieldset class="choice briefing" data-testid="briefing">
			<legend>{t("briefing")}</legend>
			<p>{lastNote.value ? t("briefing.note", { note: lastNote.value }) : t("briefing.noNote")}</p>
			<p>{t("briefing.findings", { n: findings.length })}</p>
			<ul class="plain">
				{findings.map(({ id, zone, note, category }) => (
					<li key={id}>
						{zone === undefined ? "" : `${zoneWords(zone)} · `}
						{note ?? partWords(category)}
					</li>
				))}
			</ul>
			<p>{t("briefing.orders", { n: orders.length })}</p>
			<ul class="plain">
				{orders.map(({ id, title, text, issuedAt }, at) => (
					<li key={id}>
						<strong>{title}</strong> <span class="look">{dateAndTime(issuedAt)}</span>
						<p>{text}</p>
						<button type="button" data-testid={`briefing-sign-${at}`} onClick={() => void sign(id)}>
							{t("briefing.sign")}
							{at === 0 && <kbd>{SIGN_KEY}</kbd>}
						</button>
					</li>
				))}
			</ul>
			<Wrong text={wrong} />
		</fieldset>
	);
}
