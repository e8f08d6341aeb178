import { mayUse } from "../../app/session.ts";
import { People } from "../shift/guards-field.tsx";
import { WaitingCheckins } from "./checkins.tsx";
import { FindingList } from "./finding-list.tsx";
import { RoundList } from "./round-list.tsx";
import { RouteList } from "./route-list.tsx";

/** The captain's desk: rounds as they are walked and judged, what waits for a captain's word, and what was found. */
export function PatrolDesk() {
	if (!mayUse("GET /patrol/rounds")) return null;
	return (
		<>
			<RoundList />
			{mayUse("POST /patrol/checkins/{seq}/accept") && <WaitingCheckins />}
			{mayUse("GET /patrol/findings") && <FindingList />}
			<RouteList />
			<People />
		</>
	);
}
