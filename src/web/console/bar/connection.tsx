import { blind } from "../../app/blindness.ts";
import { linkState, stale } from "../../app/follow.ts";
import { t } from "./words.ts";

/** Whether the page hears the hub, and the hub the devices. */
export function Connection() {
	const heard = stale.value ? "lost" : linkState.value;
	const state = heard === "live" && blind.value.length > 0 ? "blind" : heard;
	return (
		<span class={`connection connection-${state}`} data-testid="connection" data-state={state}>
			{t(`link.${state}`)}
		</span>
	);
}
