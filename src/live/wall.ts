import { z } from "zod";
import type { Beat } from "../contract/live.ts";
import type { ChangedObject, Commit } from "../journal/journal.ts";
import type { Reader } from "../journal/query.ts";
import { UNATTENDED_ALARM } from "../model/unattended.ts";

/** What a wall screen is told of the watch in each beat: whether it is kept, and which exercise runs; nobody's name. */
export interface Wall {
	now(): NonNullable<Beat["wall"]>;
}

const OPEN = `SELECT kind, id, rev, value ->> '$.scenario' AS scenario, value ->> '$.active' AS active FROM object
	WHERE open = 1 AND (kind IN ('shift', 'drill') OR (kind = 'alarm' AND value ->> '$.type' = ?))`;
const rows = z.array(
	z.object({
		kind: z.enum(["shift", "drill", "alarm"]),
		id: z.string(),
		rev: z.number(),
		scenario: z.string().nullable(),
		active: z.number().nullable(),
	}),
);

/** One thing that matters here: open or not, and for an exercise which one. */
interface Known {
	readonly rev: number;
	readonly open: boolean;
	readonly scenario?: string | undefined;
}

/** Follows the watch from the journal. `follow` begins before the rows are read, so that no commit falls between. */
export async function openWall(
	reader: Pick<Reader, "rows">,
	follow: (hear: (commit: Pick<Commit, "changed" | "configuration">) => void) => void,
): Promise<Wall> {
	const known = { shift: new Map<string, Known>(), drill: new Map<string, Known>(), alarm: new Map<string, Known>() };
	let configuration: string | undefined;
	const note = (kind: keyof typeof known, id: string, now: Known) => {
		const before = known[kind].get(id);
		if (before && before.rev > now.rev) return;
		known[kind].set(id, now);
		for (const [over, { open }] of known[kind]) if (!open && over !== id) known[kind].delete(over);
	};
	follow((commit) => {
		for (const one of commit.changed) hear(one, note);
		configuration = commit.configuration ?? configuration;
	});
	for (const { kind, id, rev, scenario, active } of rows.parse(await reader.rows(OPEN, [UNATTENDED_ALARM]))) {
		note(kind, id, { rev, open: kind !== "alarm" || active === 1, ...(scenario !== null && { scenario }) });
	}
	const open = (kind: keyof typeof known) => [...known[kind].values()].filter((one) => one.open);
	return {
		now() {
			const scenario = open("drill").at(-1)?.scenario;
			const unattended = open("shift").length === 0 ? "nobody" : open("alarm").length > 0 ? "told" : undefined;
			return {
				...(unattended && { unattended }),
				...(scenario !== undefined && { drill: scenario }),
				...(configuration !== undefined && { configuration }),
			};
		},
	};
}

function hear(one: ChangedObject, note: (kind: "shift" | "drill" | "alarm", id: string, now: Known) => void): void {
	const { id, rev } = one;
	if ("gone" in one) {
		if (one.kind === "shift" || one.kind === "drill" || one.kind === "alarm") note(one.kind, id, { rev, open: false });
	} else if (one.kind === "shift") note("shift", id, { rev, open: one.value.endedAt === undefined });
	else if (one.kind === "drill") {
		note("drill", id, { rev, open: one.value.endedAt === undefined, scenario: one.value.scenario });
	} else if (one.kind === "alarm" && one.value.type === UNATTENDED_ALARM)
		note("alarm", id, { rev, open: one.value.active });
}
