import { api } from "../../app/api.ts";
import { dateAndTime } from "../naming.ts";
import { quarantineOf } from "../page.ts";
import { Wrong } from "../sheets/form.tsx";
import { Part, useReading } from "./part.tsx";
import { t } from "./words.ts";

/** Messages that were not valid: from whom, and the exact reason. */
export function Quarantine() {
	const { found, wrong, again } = useReading(() => {
		const of = quarantineOf.value;
		return api("GET /quarantine", { query: { limit: 50, ...(of !== undefined && { device: of }) } });
	});
	const all = () => {
		quarantineOf.value = undefined;
		again();
	};
	return (
		<Part name="quarantine" title={t("quarantine")} text={t("quarantine.text")} wide>
			<Wrong text={wrong} />
			{quarantineOf.value !== undefined && (
				<p>
					{t("quarantine.of")} <code>{quarantineOf.value}</code>{" "}
					<button type="button" data-testid="quarantine-all" onClick={all}>
						{t("quarantine.all")}
					</button>
				</p>
			)}
			{found?.items.length === 0 && <p class="empty">{t("quarantine.none")}</p>}
			<ul class="plain">
				{found?.items.map(
					({ id, receivedAt, sender, topic, discreet, reason, path, found: was, expected, totalBytes }) => (
						<li key={id} class="quarantined">
							<span class="look">{dateAndTime(receivedAt)}</span> <code>{sender}</code> <code>{topic}</code>{" "}
							<span class="look">{t("quarantine.bytes", { n: totalBytes })}</span>
							<div>
								<code>
									{discreet ? t("quarantine.discreet") : [reason, path, was, expected].filter(Boolean).join(" · ")}
								</code>
							</div>
						</li>
					),
				)}
			</ul>
			<button type="button" onClick={again}>
				{t("again")}
			</button>
		</Part>
	);
}
