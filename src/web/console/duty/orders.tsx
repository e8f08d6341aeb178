import { useState } from "preact/hooks";
import { api } from "../../app/api.ts";
import { mayUse, me } from "../../app/session.ts";
import { dateAndTime } from "../naming.ts";
import { Part, useAttempts, useReading } from "../people/part.tsx";
import { SettingsForm } from "../people/settings-form.tsx";
import { TextField, Wrong } from "../sheets/form.tsx";
import { t } from "./words.ts";

/** Standing orders: each is read and signed; a captain issues them. */
export function Orders() {
	const { found, wrong, again } = useReading(() => api("GET /orders", { query: { limit: 200 } }));
	const [title, setTitle] = useState("");
	const [text, setText] = useState("");
	const { refused, attempt } = useAttempts(again);
	const issue = () =>
		attempt(async () => {
			await api("POST /orders", { body: { title: title.trim(), text: text.trim() } });
			setTitle("");
			setText("");
		});
	return (
		<Part name="orders" title={t("orders.title")}>
			{mayUse("POST /orders") && (
				<SettingsForm onSubmit={issue}>
					<TextField label={t("orders.name")} value={title} onChange={setTitle} testid="order-title" />
					<TextField label={t("orders.text")} value={text} onChange={setText} lines={3} testid="order-text" />
					<button type="submit" disabled={title.trim() === "" || text.trim() === ""} data-testid="order-issue">
						{t("orders.issue")}
					</button>
				</SettingsForm>
			)}
			<Wrong text={refused ?? wrong} />
			{found?.items.length === 0 && <p class="empty">{t("orders.none")}</p>}
			<ul class="plain" data-testid="order-list">
				{found?.items.map(({ id, title: name, text: says, issuedAt, by, signed }) => (
					<li key={id} class="setting-row">
						<span>
							<strong>{name}</strong>{" "}
							<span class="look">
								{dateAndTime(issuedAt)} · {by.displayName}
							</span>
							<p>{says}</p>
							{signed.length > 0 && (
								<span class="look">
									{t("orders.signed", { by: signed.map((one) => one.by.displayName).join(t("listed")) })}
								</span>
							)}
						</span>
						{!signed.some((one) => one.by.name === me()) && (
							<button
								type="button"
								data-testid="order-sign"
								onClick={() => void attempt(() => api("POST /orders/{id}/sign", { params: { id } }))}
							>
								{t("orders.sign")}
							</button>
						)}
					</li>
				))}
			</ul>
		</Part>
	);
}
