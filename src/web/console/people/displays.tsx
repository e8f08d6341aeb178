import { useState } from "preact/hooks";
import { api } from "../../app/api.ts";
import { linkOnHub } from "../../app/base-path.ts";
import { dateAndTime } from "../naming.ts";
import { TextField, Wrong } from "../sheets/form.tsx";
import { useAttempt } from "./attempt.ts";
import { Part, ShownOnce, useReading } from "./part.tsx";
import { SettingsForm } from "./settings-form.tsx";
import { t } from "./words.ts";

/** Wall screens: each is one by a link of its own, until it is revoked. */
export function Displays() {
	const { found, wrong, again } = useReading(() => api("GET /displays", { query: { limit: 200 } }));
	const [name, setName] = useState("");
	const [link, setLink] = useState<string | undefined>(undefined);
	const { wrong: refused, attempt } = useAttempt();
	const add = async () => {
		const { path } = await api("POST /displays", { body: { name } });
		setLink(linkOnHub(path));
		setName("");
	};
	return (
		<Part name="displays" title={t("displays")} text={t("displays.text")}>
			<SettingsForm onSubmit={() => void attempt(add).then(again)}>
				<TextField label={t("displays.name")} value={name} onChange={setName} testid="display-name" />
				<button type="submit" data-testid="display-add" disabled={name.trim() === ""}>
					{t("displays.add")}
				</button>
			</SettingsForm>
			{link !== undefined && <ShownOnce words={t("displays.link")} secret={link} />}
			<Wrong text={refused ?? wrong} />
			{found?.items.length === 0 && <p class="empty">{t("displays.none")}</p>}
			<ul class="plain">
				{found?.items.map(({ id, name: called, createdAt, openedAt }) => (
					<li key={id} class="setting-row" data-testid="display">
						<span>
							<strong class="person-name">{called}</strong>{" "}
							<span class="look">
								{openedAt === undefined
									? t("displays.waits", { time: dateAndTime(createdAt) })
									: t("displays.since", { time: dateAndTime(openedAt) })}
							</span>
						</span>
						<button
							type="button"
							data-testid="display-revoke"
							onClick={() => void attempt(() => api("DELETE /displays/{id}", { params: { id } })).then(again)}
						>
							{t("tokens.revoke")}
						</button>
					</li>
				))}
			</ul>
		</Part>
	);
}
