import { useEffect, useState } from "preact/hooks";
import { ON_DUTY } from "../../../model/role.ts";
import { api } from "../../app/api.ts";
import { now } from "../../app/follow.ts";
import { personLabel } from "../../app/people.ts";
import { mayUse } from "../../app/session.ts";
import { place } from "../../app/site.ts";
import { readRoster } from "../rostered.ts";
import type { Named } from "./duty.ts";
import { emptyRows } from "./guards-field.tsx";
import { proposedRows } from "./proposed.ts";

type Rows = readonly Named[];

/** Rows for the guards of the shift that begins: as the roster proposes them, unless somebody was quicker. `asks`: whether to ask it. */
export function useProposal(asks = true): [Rows, (rows: Rows) => void] {
	const [proposed, setProposed] = useState<Rows>(emptyRows);
	const [written, setWritten] = useState<Rows | undefined>(undefined);
	useEffect(() => {
		if (!asks || !mayUse("GET /roster") || !mayUse("GET /people")) return;
		const at = now.peek();
		// The roster's people need not be users here: a name that the hub would refuse is left to be written.
		Promise.all([rosterAround(at), api("GET /people", { query: { limit: 1000 } })]).then(
			([roster, people]) => {
				const known = new Set(people.items.flatMap(({ name, role }) => (ON_DUTY.includes(role) ? [name] : [])));
				const label = (login: string) => (known.has(login) ? personLabel(login) : "");
				setProposed((empty) => proposedRows(roster, { now: at, label }) ?? empty);
			},
			// Without an answer the names are written by hand.
			() => undefined,
		);
	}, []);
	return [written ?? proposed, setWritten];
}

/** The days around an instant. The calendar's script comes when it is asked for: the desk is there before it. */
async function rosterAround(at: number) {
	const { dateOf, localDaysOf } = await import("../../../model/local-days.ts");
	const today = localDaysOf(place.peek()?.site.timeZone ?? "UTC").dayAt(at);
	return readRoster({ from: dateOf(today - 1), to: dateOf(today + 1) });
}
