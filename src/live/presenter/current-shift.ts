import type { z } from "zod";
import { allowedBy } from "../../contract/allow-list.ts";
import { currentShiftShape } from "../../contract/current-shift-shape.ts";
import { presentIncident } from "../../contract/present.ts";
import { presentBypass, presentShift } from "../../contract/present-work.ts";
import { instantOf } from "../../contract/primitives.ts";
import type { Page } from "../../journal/query.ts";
import type { Rows } from "../../journal/reader/presenter.ts";
import type { Bypass } from "../../model/bypass.ts";
import type { Incident } from "../../model/incident.ts";
import type { Shift } from "../../model/shift.ts";
import type { Redaction } from "../redaction.ts";

/** More than so many open incidents or bypassed zones nobody reads at a hand-over. */
const LISTED = 1_000;

const allowed = allowedBy(currentShiftShape);

/** The watch that runs, with all that is handed over with it, as JSON; nothing while nobody is signed on. */
export function presentCurrentShift({
	rows,
	discreet,
	user,
}: {
	readonly rows: Pick<Rows, "objects" | "head">;
	readonly discreet: Redaction;
	/** Who asks. */
	readonly user?: string | undefined;
}): readonly string[] {
	const { items: newest }: Page<Shift> = JSON.parse(rows.objects.page("shift", { limit: 2, order: "desc" }));
	const [shift, before] = newest;
	if (!shift || shift.endedAt !== undefined) return [];
	const all = { open: true, limit: LISTED, order: "desc" } as const;
	const own = discreet.kept.isFrom(user) ? { unseenBy: user } : {};
	const incidents: Page<Incident> = JSON.parse(rows.objects.page("incident", { ...all, ...own }));
	const bypasses: Page<Bypass> = JSON.parse(rows.objects.page("bypass", all));
	const head = rows.head();
	const handOver = shift.relieved === undefined ? undefined : before?.handOver;
	const shown: z.output<typeof currentShiftShape> = {
		...presentShift(shift),
		incidents: incidents.items.map((one) => presentIncident(one, { hides: discreet.has })),
		bypasses: bypasses.items.map((one) => presentBypass(one)),
		...(head && { journal: head }),
		...(before && handOver && { received: { from: before.operator, at: instantOf(handOver.at), note: handOver.note } }),
	};
	return [JSON.stringify(allowed(shown))];
}
