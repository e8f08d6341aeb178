import type { IncidentShape } from "../../contract/shapes.ts";
import { now } from "../app/follow.ts";
import { me } from "../app/session.ts";
import { Icon } from "../kit/parts/icon.tsx";
import { countdown } from "../kit/time.ts";
import { againOf, type Owed, owedOf } from "./owed.ts";
import { t } from "./words.ts";

interface Props {
	readonly incident: IncidentShape;
	/** With why it is quiet until then, and the strongest of it; in a row those stand beside its place. */
	readonly long?: boolean;
}

/** "3 more since you took it · rings in 0:40". */
export function OwedWords({ incident, long = false }: Props) {
	const owed = owedOf(incident, me());
	if (!owed) return null;
	const { count, because, strongest } = owed;
	const counted = t(count.key, count.values);
	const said: string[] = [];
	// A row that sounds shows that it does.
	if (long || owed.rings !== "now") said.push(ringsWords(owed));
	if (long && because !== "list") said.push(t(`owed.why.${because}`));
	if (long) said.push(t("owed.strongest", { priority: t(`priority.${strongest}`) }));
	return (
		<span class="owed" data-testid="owed" data-because={because}>
			<Icon name="sound" />
			{long ? (
				<span>{[counted, ...said].join(" · ")}</span>
			) : (
				<>
					<span class="owed-count">{counted}</span>
					{/* Where there is no room, it is never the time left that is cut. */}
					<span class="owed-rings">{said.map((one) => ` · ${one}`)}</span>
				</>
			)}
		</span>
	);
}

/** By which row of the budget it is quiet, and the strongest of it where that is more than the incident's own. */
export function OwedWhy({ incident }: Pick<Props, "incident">) {
	const owed = owedOf(incident, me());
	if (!owed) return null;
	const { because, strongest } = owed;
	return (
		<span class="owed-why">
			{` · ${t(`owed.why.${because}`)}`}
			{strongest !== incident.priority && ` · ${t("owed.strongest", { priority: t(`priority.${strongest}`) })}`}
		</span>
	);
}

function ringsWords({ rings }: Owed): string {
	if (typeof rings === "string") return t(`owed.${rings}`);
	return t("owed.rings", { left: countdown(Math.max(0, rings - now.value)) });
}

/** "untaken for 3:44", where a deadline for it has passed. */
export function untakenWords(incident: IncidentShape): string | undefined {
	const since = againOf(incident)?.since;
	return since === undefined ? undefined : t("again.untaken", { left: countdown(Math.max(0, now.value - since)) });
}

/** How many deadlines have passed, as short as a row has room for beside the one that runs. */
export function MissedCount({ incident }: { readonly incident: IncidentShape }) {
	const missed = againOf(incident)?.missed ?? 0;
	if (missed === 0) return null;
	return (
		<span class="missed" data-testid="missed">
			{t("again.missedShort", { n: missed })}
		</span>
	);
}

/** "missed 7 times, untaken for 3:44": never only the time left of the newest deadline. */
export function MissedWords({ incident }: { readonly incident: IncidentShape }) {
	const again = againOf(incident);
	if (!again) return null;
	const said = [again.missed > 0 && t("again.missed", { n: again.missed }), untakenWords(incident)].filter(Boolean);
	if (said.length === 0) return null;
	return (
		<span class="missed" data-testid="missed">
			{said.join(t("listed"))}
		</span>
	);
}
