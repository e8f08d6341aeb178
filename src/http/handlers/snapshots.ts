import { z } from "zod";
import type { Principal } from "../../access/principal.ts";
import { seesDiscreet } from "../../access/roles.ts";
import { readSnapshot } from "../../contract/http/snapshots.ts";
import { Refusal } from "../../model/problem.ts";
import { handle } from "../handle.ts";
import type { Hub } from "../hub.ts";
import { seesWhole, shownTo } from "../shown-incident.ts";

const HASH = /^[0-9a-f]{64}$/;
/** The bytes behind a hash never change; another session's cookie is another view, and is asked for anew. */
const CACHED = { "cache-control": "private, max-age=86400, immutable", vary: "Cookie, Authorization" };

const named = z.array(z.object({ incident: z.string().nullable(), erased: z.number().nullable() }));

const OF = `SELECT entry.incident, picture.erased_at AS erased
	FROM picture LEFT JOIN entry ON entry.seq = picture.seq WHERE hash = ?`;

export const handleReadSnapshot = handle(readSnapshot, async ({ input: { params }, principal, hub }) => {
	const { reader, album, live, viewings } = hub;
	const { hash } = params;
	const rows = HASH.test(hash) ? await reader.rows(OF, [hash]) : [];
	const standing = named.parse(rows).filter(({ erased }) => erased === null);
	const incidents = standing.flatMap(({ incident }) => incident ?? []);
	const isKept = incidents.some((id) => live.discreet.kept.has(principal.user, id));
	const hidden = isKept || !(await maySee(hub, principal, incidents));
	const bytes = standing.length > 0 && !hidden ? await album.read(hash) : undefined;
	if (!bytes) throw new Refusal({ code: "not-found", detail: `there is no picture ${hash}, or none any more` });
	await viewings.notePicture(principal, hash, incidents.find(live.discreet.has) ?? incidents[0]);
	return { body: bytes, headers: { ...CACHED, etag: `"${hash}"` } };
});

/** A guard sees what was taken of incidents sent to them; of what is discreet, those see a picture who see its place. */
async function maySee({ reader, live }: Hub, who: Principal, incidents: readonly string[]): Promise<boolean> {
	const { role } = who;
	if (role !== "guard") return seesDiscreet(role) || !incidents.some(live.discreet.has);
	for (const id of incidents) {
		const incident = await reader.incident(id);
		const shown = incident && shownTo(who, incident, { hides: live.discreet.has });
		if (shown && (!incident.discreet || seesWhole(who, incident))) return true;
	}
	return false;
}
