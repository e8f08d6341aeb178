import { linkState, stale } from "../../kit/follow.ts";
import { t } from "../../kit/words.ts";

/** Whether the page hears the hub. */
export function Connection() {
	const state = stale.value ? "lost" : linkState.value;
	return (
		<span class={`connection connection-${state}`} data-testid="connection" data-state={state}>
			{t(`link.${state}`)}
		</span>
	);
}
