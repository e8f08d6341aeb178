import { t } from "./words.ts";

/** Before the door: that something waits, and nothing of what it is; whoever holds the phone may be anybody. */
export function SomethingWaits() {
	return (
		<p class="waits" role="alert" data-testid="waits">
			{t("waits")}
		</p>
	);
}
