import { computed } from "@preact/signals";
import { mayExceed } from "../../../model/role.ts";
import { mayUse, myRole } from "../../app/session.ts";
import { alarms, incidents } from "../state.ts";
import { type Approval, approvalsOf } from "./approval.ts";

/** What waits for the word of who reads this, as far as it is theirs to give. */
export const approvals = computed<readonly Approval[]>(() => {
	const theirs: Readonly<Record<Approval["what"], boolean>> = {
		shelve: mayUse("POST /alarms/{id}/confirm"),
		review: mayUse("POST /incidents/{id}/review"),
		wait: mayUse("POST /incidents/{id}/wait") && mayExceed(myRole()),
	};
	if (!Object.values(theirs).some(Boolean)) return [];
	return approvalsOf(incidents.value, alarms.value).filter(({ what }) => theirs[what]);
});
