import { useEffect } from "preact/hooks";
import { lookAtPush, pushed, subscribe } from "./subscribe.ts";
import { t } from "./words.ts";

/** Offers to ring with the page closed, and says honestly where this phone can't. */
export function PushOffer() {
	useEffect(() => {
		// What can't be looked at now is looked at the next time; until then the page itself rings.
		lookAtPush().catch(() => undefined);
	}, []);
	if (pushed.value === "on") return null;
	return (
		<p class="soft push-offer" data-testid="push" data-state={pushed.value}>
			{t(`push.${pushed.value}`)}
			{pushed.value === "off" && (
				<button type="button" data-testid="push-subscribe" onClick={() => void subscribe()}>
					{t("push.subscribe")}
				</button>
			)}
		</p>
	);
}
