import type { IncidentShape } from "../../../contract/shapes.ts";
import { now } from "../../app/follow.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { countdown } from "../../kit/time.ts";
import { t } from "./words.ts";

const SOON_MS = 15_000;

/** What has to be done next, and how long is left for it. */
export function Due({
	due,
	long = false,
}: {
	readonly due: NonNullable<IncidentShape["due"]>;
	readonly long?: boolean;
}) {
	const left = Date.parse(due.at) - now.value;
	const sort = left < 0 ? "due due-passed" : left < SOON_MS ? "due due-soon" : "due";
	const what = t.ifKnown(`due.${due.what}`) ?? due.what;
	return (
		<span class={sort}>
			<Icon name="clock" />
			{long && <span>{left < 0 ? t("due.passed", { what }) : t("due.within", { what })}</span>}
			{!long && <span class="unseen">{what}</span>}
			<span class="due-left">{countdown(left)}</span>
		</span>
	);
}
