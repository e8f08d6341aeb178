import type { IncidentShape } from "../../contract/shapes.ts";
import { now } from "../kit/follow.ts";
import { Icon } from "../kit/parts/icon.tsx";
import { countdown } from "../kit/time.ts";
import { t } from "../kit/words.ts";
import { againOf, type Owed, owedOf } from "./owed.ts";
import { me } from "./session.ts";

interface Props {
	readonly incident: IncidentShape;
	/** With the strongest of it, where there is room. */
	readonly long?: boolean;
}

/** "3 more since you took it · rings in 0:40 · the same again". */
export function OwedWords({ incident, long = false }: Props) {
	const owed = owedOf(incident, me());
	if (!owed) return null;
	const { count, because, strongest } = owed;
	const stronger = long || strongest !== incident.priority;
	const said = [
		t(count.key, count.values),
		ringsWords(owed),
		because !== "list" && t(`owed.why.${because}`),
		stronger && t("owed.strongest", { priority: t(`priority.${strongest}`) }),
	];
	return (
		<span class="owed" data-testid="owed" data-because={because}>
			<Icon name="sound" />
			<span>{said.filter(Boolean).join(" · ")}</span>
		</span>
	);
}

function ringsWords({ rings }: Owed): string {
	if (typeof rings === "string") return t(`owed.${rings}`);
	return t("owed.rings", { left: countdown(Math.max(0, rings - now.value)) });
}

/** "missed 7 times, untaken for 3:44": never only the time left of the newest deadline. */
export function MissedWords({ incident }: { readonly incident: IncidentShape }) {
	const again = againOf(incident);
	if (!again) return null;
	const { missed, since } = again;
	const said = [
		missed > 0 && t("again.missed", { n: missed }),
		since !== undefined && t("again.untaken", { left: countdown(Math.max(0, now.value - since)) }),
	].filter(Boolean);
	if (said.length === 0) return null;
	return (
		<span class="missed" data-testid="missed">
			{said.join(t("listed"))}
		</span>
	);
}
