import { useEffect, useState } from "preact/hooks";
import { aheadMs } from "../app/hub-date.ts";
import { LOW_PERCENT } from "./contact/battery.ts";
import { batteryPercent, database, ended, held, notKept, storageUsed, wiped } from "./state.ts";
import { WARN_AT } from "./store/storage.ts";
import { t } from "./words.ts";

/** From here on what is done by this phone's clock would be in doubt. Our own setting. */
const CLOCK_DOUBT_MS = 60_000;

/** What is wrong with the phone itself, for its guard to mend or to tell. */
export function Warnings() {
	const left = useLeft();
	const ahead = aheadMs.value ?? 0;
	const percent = batteryPercent.value;
	const lines = [
		ended.value && !wiped.value && (left > 0 ? t("warn.endedHolding", { n: left }) : t("warn.ended")),
		Math.abs(ahead) >= CLOCK_DOUBT_MS &&
			t(ahead > 0 ? "warn.clock.fast" : "warn.clock.slow", { n: Math.round(Math.abs(ahead) / 60_000) }),
		percent !== undefined && percent <= LOW_PERCENT && t("warn.battery", { n: percent }),
		storageUsed.value >= WARN_AT && t("warn.storage", { n: Math.round(storageUsed.value * 100) }),
	].filter((line) => line !== false);
	if (lines.length === 0) return null;
	return (
		<section class="warnings" role="status" data-testid="warnings">
			{lines.map((line) => (
				<p key={line}>{line}</p>
			))}
		</section>
	);
}

/** What was done and is nowhere: in sight until something is kept again. */
export function NotKept() {
	if (notKept.value === undefined) return null;
	return (
		<p class="not-kept" role="alert" data-testid="not-kept">
			{t("warn.notKept", { why: notKept.value })}
		</p>
	);
}

/** How much an ended phone still holds that the hub has not. */
function useLeft(): number {
	const [left, setLeft] = useState(0);
	const [over, now] = [ended.value, held.value];
	useEffect(() => {
		if (!over) return;
		void database.then(async (open) => setLeft((await open.getAll("held")).filter(({ waits }) => waits).length));
	}, [over, now]);
	return left;
}
