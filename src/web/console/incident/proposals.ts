import { useEffect, useState } from "preact/hooks";
import type { ProposalShape } from "../../../contract/guidance-shapes.ts";
import type { IncidentShape } from "../../../contract/shapes.ts";
import { api } from "../../app/api.ts";
import { reasonOf } from "../../app/reason.ts";
import { postWords, zoneWords } from "../naming.ts";
import { t } from "./words.ts";

/** A guard on duty who could be sent, the nearest and free ones first. */
export type Proposal = ProposalShape;

export interface Proposals {
	readonly proposals: readonly Proposal[];
	/** The hub has answered, if only that it can't: until then nobody knows whether there is somebody. */
	readonly told: boolean;
	/** Why it could not say. */
	readonly wrong: string | undefined;
}

const ASKING: Proposals = { proposals: [], told: false, wrong: undefined };

/** Reads whom the hub proposes, anew whenever somebody is sent or comes back; not while there is nothing to ask. */
export function useProposals(incident: IncidentShape, wanted: boolean): Proposals {
	const [known, setKnown] = useState(ASKING);
	const { id, zone, dispatches = [] } = incident;
	const changed = dispatches.map(({ guard, state }) => `${guard} ${state}`).join();
	useEffect(() => {
		if (!wanted) return;
		let gone = false;
		api("GET /incidents/{id}/proposals", { params: { id } }).then(
			({ items }) => !gone && setKnown({ proposals: items, told: true, wrong: undefined }),
			(error) => !gone && setKnown((before) => ({ ...before, told: true, wrong: reasonOf(error) })),
		);
		return () => {
			gone = true;
		};
	}, [id, zone, changed, wanted]);
	return known;
}

/** Who could stand in for a guard who leaves a fixed post: anyone else on duty who holds none. */
export function coversFor(guard: string, proposals: readonly Proposal[]): readonly string[] {
	return proposals.filter((one) => one.guard !== guard && !one.fixed).map((one) => one.guard);
}

/** A number and what it counts are not parted by the end of a line. */
function together(words: string): string {
	return words.replaceAll(" ", "\u00a0");
}

/** Post, whether free, and how far: what decides whom to send. */
export function proposalWords({ post, free, zone, walkS, fixed, sent, reach }: Proposal): string {
	return [
		postWords(post),
		fixed ? t("proposal.fixed") : undefined,
		sent === undefined ? undefined : t.ifKnown(`dispatched.${sent}`),
		free ? undefined : t("proposal.busy"),
		zone === undefined || zone === post ? undefined : zoneWords(zone),
		walkS === undefined ? undefined : together(t("proposal.walk", { min: Math.max(1, Math.round(walkS / 60)) })),
		t(`reach.${reach}`),
	]
		.filter((one) => one !== undefined)
		.join(" · ");
}
