import { mayUse } from "../../app/session.ts";
import { People } from "../shift/guards-field.tsx";
import { RoundList } from "./round-list.tsx";

/** The captain's desk: rounds as they are walked and judged. */
export function PatrolDesk() {
	if (!mayUse("GET /patrol/rounds")) return null;
	return (
		<>
			<RoundList />
			<People />
		</>
	);
}
