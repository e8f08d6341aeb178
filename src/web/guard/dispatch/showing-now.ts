import { live } from "../../app/follow.ts";
import { calls, held, vault } from "../state.ts";
import { guardNow } from "./following.ts";
import { raisedBy } from "./ongoing.ts";
import { type Showing, showingOf } from "./showing.ts";

/** What is shown now. */
export function showing(): Showing {
	const { incidents, told } = live.value.feed;
	return showingOf({
		...{ guard: guardNow(), opened: vault.value?.guard },
		...{ incidents: [...incidents.values()], messages: [...told.message.values()] },
		raised: raisedBy(calls.value, held.value),
	});
}
