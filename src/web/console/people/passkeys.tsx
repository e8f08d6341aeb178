import { useState } from "preact/hooks";
import type { AnswerOf } from "../../../contract/routes.ts";
import { api } from "../../app/api.ts";
import { createPasskey, noPasskeysHere } from "../../app/passkey.ts";
import { dateAndTime } from "../naming.ts";
import { TextField, Wrong } from "../sheets/form.tsx";
import { useAttempt } from "./attempt.ts";
import { SettingsForm } from "./settings-form.tsx";
import { t } from "./words.ts";

interface PasskeysProps {
	readonly of: AnswerOf<"GET /session/second-factor">["passkeys"];
	/** Recovery codes that came with the first one. */
	onCodes(codes: readonly string[]): void;
	/** Reads the second factor anew. */
	again(): void;
}

/** One's own passkeys: named, added with the password, and removed; why there are none where a page can have none. */
export function Passkeys({ of, onCodes, again }: PasskeysProps) {
	const [name, setName] = useState("");
	const [password, setPassword] = useState("");
	const { wrong, setWrong, attempt } = useAttempt();
	const none = noPasskeysHere();
	const add = async () => {
		const creation = await api("POST /session/passkeys/begin", { body: { currentPassword: password } });
		const created = await createPasskey(creation);
		if (!created) return false;
		const { codes } = await api("POST /session/passkeys", { body: { name: name.trim(), created } });
		if (codes) onCodes(codes);
		setName("");
		return true;
	};
	const done = () => {
		setPassword("");
		again();
	};
	const adding = async () => {
		let made = false;
		const answered = await attempt(async () => {
			made = await add();
		});
		if (answered && !made) setWrong(t("passkeys.notMade"));
		if (made) done();
	};
	const remove = (id: string) =>
		void attempt(() =>
			api("POST /session/passkeys/{id}/remove", { params: { id }, body: { currentPassword: password } }),
		).then((removed) => removed && done());
	return (
		<>
			<h3>{t("passkeys")}</h3>
			<p class="empty">{t("passkeys.text")}</p>
			<ul class="plain">
				{of.map(({ id, name: called, host, createdAt, usedAt }) => (
					<li key={id} class="setting-row" data-testid="passkey">
						<span>
							<strong class="person-name">{called}</strong>{" "}
							<span class="look">
								{t("passkeys.of", { host, time: dateAndTime(createdAt) })}
								{usedAt !== undefined && ` · ${t("passkeys.used", { time: dateAndTime(usedAt) })}`}
							</span>
						</span>
						<button type="button" data-testid="passkey-remove" disabled={password === ""} onClick={() => remove(id)}>
							{t("passkeys.remove")}
						</button>
					</li>
				))}
			</ul>
			{of.length === 0 && <p class="empty">{t("passkeys.none")}</p>}
			{none !== undefined && (
				<p class="empty" data-testid="no-passkeys-here">
					{t(`passkeys.${none}`, { host: location.hostname })}
				</p>
			)}
			{(none === undefined || of.length > 0) && (
				<SettingsForm onSubmit={adding}>
					<TextField
						label={t("password.current")}
						value={password}
						onChange={setPassword}
						type="password"
						testid="passkey-password"
						autocomplete="current-password"
					/>
					{none === undefined && (
						<>
							<TextField
								label={t("passkeys.name")}
								value={name}
								onChange={setName}
								hint={t("passkeys.nameHint")}
								testid="passkey-name"
							/>
							<button type="submit" data-testid="passkey-add" disabled={password === "" || name.trim() === ""}>
								{t("passkeys.add")}
							</button>
						</>
					)}
				</SettingsForm>
			)}
			<Wrong text={wrong} />
		</>
	);
}
