import { personName } from "../../app/people.ts";
import { session } from "../../app/session.ts";
import { place } from "../../app/site.ts";
import { language } from "../../kit/sentences.ts";
import { timeAt } from "../../kit/time.ts";
import { openSheet } from "../sheets/open.ts";
import { shift, toldOfWatch } from "../watch.ts";
import { t } from "./words.ts";

/** Who is on duty and since when, or that nobody is; opens everything about the watch. Who sits here is named besides if it is another. */
export function Duty() {
	if (session.value.state !== "in") return null;
	const { name, role } = session.value.who;
	const now = shift.value;
	const told = toldOfWatch.value;
	const zone = place.value?.site.timeZone ?? "UTC";
	const since = now && t("shift.since", { time: timeAt(now.since, "minute", zone, language.value) });
	return (
		<button
			type="button"
			class={now || !told ? "duty quiet" : "duty duty-nobody"}
			data-testid="duty"
			data-operator={now?.operator ?? ""}
			aria-label={
				now
					? t("shift.label", { name: personName(now.operator), since: since ?? "", n: now.guards.length })
					: t(told ? "shift.nobody" : "shift.untold")
			}
			onClick={() => openSheet({ name: "shift" })}
		>
			<span class="duty-line" data-testid="who">
				<span class="person-name">{personName(name)}</span> <span class="person-role">{t(`role.${role}`)}</span>
			</span>
			<span class="duty-line duty-shift">
				{!told
					? ""
					: now
						? `${now.operator === name ? t("shift.on") : personName(now.operator)} ${since}`
						: t("shift.nobodyShort")}
				{now && now.guards.length > 0 && ` · ${t("guards.count", { n: now.guards.length })}`}
			</span>
		</button>
	);
}
