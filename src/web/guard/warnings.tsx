import { useEffect, useState } from "preact/hooks";
import { aheadMs } from "../app/hub-date.ts";
import { LOW_PERCENT } from "./contact/battery.ts";
import { batteryPercent, database, ended, held, notKept, storageUsed } from "./state.ts";
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
		ended.value && (left > 0 ? t("warn.endedHolding", { n: left }) : t("warn.ended")),
		Math.abs(ahead) >= CLOCK_DOUBT_MS &&
			t(ahead > 0 ? "warn.clock.fast" : "warn.clock.slow", { n: Math.round(Math.abs(ahead) / 60_000) }),
		percent !== undefined && percent <= LOW_PERCENT && t("warn.battery", { n: percent }),
		storageUsed.value >= WARN_AT && t("warn.storage", { n: Math.round(storageUsed.value * 100) }),
	].filter((line) => line !== false);
	if (lines.length === 0 && notKept.value === undefined) return null;
	return (
		<section class="warnings" role="status" data-testid="warnings">
			{notKept.value !== undefined && (
				<p class="worst" role="alert">
					{t("warn.notKept", { why: notKept.value })}
				</p>
			)}
			{lines.map((line) => (
				<p key={line}>{line}</p>
			))}
		</section>
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
