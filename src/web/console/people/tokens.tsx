import { useState } from "preact/hooks";
import { api } from "../../app/api.ts";
import { me } from "../../app/session.ts";
import { dateAndTime } from "../naming.ts";
import { TextField, Wrong } from "../sheets/form.tsx";
import { Part, ShownOnce, useAttempts, useReading } from "./part.tsx";
import { SettingsForm } from "./settings-form.tsx";
import { t } from "./words.ts";

/** Keys for scripts: each may what its user may. */
export function Tokens() {
	const { found, wrong, again } = useReading(() => api("GET /tokens", { query: { limit: 200 } }));
	const [user, setUser] = useState(me);
	const [words, setWords] = useState("");
	const [secret, setSecret] = useState<string | undefined>(undefined);
	const { refused, attempt } = useAttempts(again);
	return (
		<Part name="tokens" title={t("tokens")} text={t("tokens.text")}>
			<SettingsForm
				onSubmit={() => {
					void attempt(async () => {
						const { token } = await api("POST /tokens", { body: { user, words } });
						setSecret(token);
						setWords("");
					});
				}}
			>
				<TextField label={t("tokens.user")} value={user} onChange={setUser} />
				<TextField label={t("tokens.words")} value={words} onChange={setWords} testid="token-words" />
				<button type="submit" disabled={words.trim() === ""}>
					{t("tokens.make")}
				</button>
			</SettingsForm>
			{secret !== undefined && <ShownOnce words={t("tokens.made")} secret={secret} />}
			<Wrong text={refused ?? wrong} />
			{found?.items.length === 0 && <p class="empty">{t("tokens.none")}</p>}
			<ul class="plain">
				{found?.items.map((token) => (
					<li key={token.id} class="setting-row">
						<span>
							<strong class="person-name">{token.words}</strong>{" "}
							<span class="look person-name">
								{token.user} · {dateAndTime(token.createdAt)}
							</span>
						</span>
						<button
							type="button"
							onClick={() => void attempt(() => api("DELETE /tokens/{id}", { params: { id: token.id } }))}
						>
							{t("tokens.revoke")}
						</button>
					</li>
				))}
			</ul>
		</Part>
	);
}
