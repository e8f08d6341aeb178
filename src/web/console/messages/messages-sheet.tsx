import { useState } from "preact/hooks";
import type { MessageShape } from "../../../contract/message-shape.ts";
import { TEXT_MAX } from "../../../model/limits.ts";
import { api } from "../../app/api.ts";
import { live } from "../../app/follow.ts";
import { personName, roleOf } from "../../app/people.ts";
import { reasonOf } from "../../app/reason.ts";
import { Sheet } from "../../kit/parts/sheet.tsx";
import { clockAt } from "../naming.ts";
import { Wrong } from "../sheets/form.tsx";
import { closeSheet } from "../sheets/open.ts";
import { shift } from "../watch.ts";
import { fateOf } from "./fate.ts";
import { t } from "./words.ts";

/** Says something to guards, and shows of what was said how far it came with each. */
export function MessagesSheet() {
	const messages = [...live.value.feed.told.message.values()].sort((a, b) => Date.parse(b.since) - Date.parse(a.since));
	return (
		<Sheet name="messages" title={t("messages")} onClose={closeSheet} wide>
			<Compose />
			{messages.length === 0 && <p class="empty">{t("messages.none")}</p>}
			<ul class="plain rows">
				{messages.map((one) => (
					<Said key={one.id} message={one} />
				))}
			</ul>
		</Sheet>
	);
}

const ALL = "";

function Compose() {
	const [text, setText] = useState("");
	const [to, setTo] = useState(ALL);
	const [wrong, setWrong] = useState<string | undefined>(undefined);
	const [busy, setBusy] = useState(false);
	// Whoever is on duty without being a guard gets none: the hub sends to guards' phones.
	const guards = (shift.value?.guards ?? []).filter(({ guard }) => roleOf(guard) === "guard");
	const send = async () => {
		setBusy(true);
		setWrong(undefined);
		try {
			await api("POST /messages", { body: { to: to === ALL ? "all" : [to], text: text.trim() } });
			setText("");
		} catch (error) {
			setWrong(reasonOf(error));
		}
		setBusy(false);
	};
	return (
		<form
			class="fields"
			onSubmit={(event) => {
				event.preventDefault();
				if (text.trim() !== "" && !busy) void send();
			}}
		>
			<label class="field">
				<span>{t("messages.to")}</span>
				<select value={to} data-testid="message-to" onChange={({ currentTarget }) => setTo(currentTarget.value)}>
					<option value={ALL}>{t("messages.all", { n: guards.length })}</option>
					{guards.map(({ guard }) => (
						<option key={guard} value={guard}>
							{personName(guard)}
						</option>
					))}
				</select>
			</label>
			<label class="field">
				<span>{t("messages.text")}</span>
				<textarea
					value={text}
					maxLength={TEXT_MAX}
					rows={2}
					data-testid="message-text"
					onInput={({ currentTarget }) => setText(currentTarget.value)}
				/>
			</label>
			<p class="look">{t("messages.noVoice")}</p>
			<Wrong text={wrong} />
			<button type="submit" class="primary" disabled={busy || text.trim() === ""} data-testid="message-send">
				{t("messages.send")}
			</button>
		</form>
	);
}

function Said({ message: { id, since, by, text, to } }: { readonly message: MessageShape }) {
	return (
		<li class="line" data-testid="message" data-message={id}>
			<div class="line-main line-stacked">
				<span class="line-state">
					<time dateTime={since}>{clockAt(since)}</time> {personName(by)}
				</span>
				<strong>{text}</strong>
				{to.map((one) => {
					const { key, at } = fateOf(one);
					return (
						<span key={one.guard} class="line-more" data-guard={one.guard} data-fate={key}>
							{personName(one.guard)} · {t(key, at === undefined ? {} : { time: clockAt(at) })}
						</span>
					);
				})}
			</div>
		</li>
	);
}
