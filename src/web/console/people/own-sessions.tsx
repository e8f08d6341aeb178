import { api } from "../../app/api.ts";
import { signOut } from "../../app/session.ts";
import { dateAndTime } from "../naming.ts";
import { Wrong } from "../sheets/form.tsx";
import { useAttempt } from "./attempt.ts";
import { browserName } from "./browser-name.ts";
import { Part, useReading } from "./part.tsx";
import { t } from "./words.ts";

/** Where one is signed in, and how to end what one does not know. */
export function OwnSessions() {
	const { found, wrong, again } = useReading(() => api("GET /sessions", { query: { limit: 100 } }));
	const { wrong: refused, attempt } = useAttempt();
	const end = (act: () => Promise<unknown>) => void attempt(act).then(again);
	const others = found?.items.some(({ current }) => !current) ?? false;
	return (
		<Part name="own-sessions" title={t("sessions")} text={t("sessions.text")}>
			<Wrong text={refused ?? wrong} />
			<ul class="plain">
				{found?.items.map(({ id, openedAt, usedAt, address, browser, current }) => (
					<li key={id} class="setting-row" data-testid="own-session" data-current={current}>
						<span>
							<strong>{browser === undefined ? t("sessions.unknown") : browserName(browser)}</strong>{" "}
							{current && <span class="tag">{t("sessions.this")}</span>}{" "}
							<span class="look">
								{[address, t("sessions.since", { time: dateAndTime(openedAt) })].filter(Boolean).join(" · ")} ·{" "}
								{t("sessions.used", { time: dateAndTime(usedAt) })}
							</span>
						</span>
						{!current && (
							<button type="button" onClick={() => end(() => api("DELETE /sessions/{id}", { params: { id } }))}>
								{t("sessions.end")}
							</button>
						)}
					</li>
				))}
			</ul>
			{others && (
				<button type="button" data-testid="end-others" onClick={() => end(() => api("DELETE /sessions"))}>
					{t("sessions.endOthers")}
				</button>
			)}
			<button
				type="button"
				data-testid="end-all"
				onClick={() =>
					void attempt(async () => {
						await api("DELETE /sessions");
						await signOut();
					})
				}
			>
				{t("sessions.endAll")}
			</button>
		</Part>
	);
}
