import { z } from "zod";
import { seesDiscreet } from "../../access/roles.ts";
import { Refusal } from "../../model/problem.ts";
import type { Hub } from "../hub.ts";
import { CONSOLE_ROLES } from "../role-sets.ts";
import { defineRoute, type Route } from "../route.ts";
import type { ViewAudit } from "../view-audit.ts";

const HASH = /^[0-9a-f]{64}$/;
/** The bytes behind a hash never change; another session's cookie is another view, and is asked for anew. */
const CACHED = { "cache-control": "private, max-age=86400, immutable", vary: "Cookie, Authorization" };

const named = z.array(z.object({ incident: z.string().nullable(), erased: z.number().nullable() }));

/** Pictures by their hash. */
export function snapshotRoutes({
	reader,
	album,
	live: { discreet },
	viewings,
}: Pick<Hub, "reader" | "album" | "live"> & { viewings: ViewAudit }): readonly Route[] {
	return [
		defineRoute({
			method: "GET",
			path: "/snapshots/{hash}",
			roles: CONSOLE_ROLES,
			summary:
				"A picture; each person's view is journalled. One of a discreet incident is for operator and captain only",
			mediaType: "image/jpeg",
			reads: true,
			input: { params: z.object({ hash: z.string().max(64) }) },
			answer: z.unknown().meta({ type: "string", format: "binary" }),
			problems: ["not-found"],
			async handle({ params: { hash }, who }) {
				const rows = HASH.test(hash) ? await reader.rows(OF, [hash]) : [];
				const standing = named.parse(rows).filter(({ erased }) => erased === null);
				const incidents = standing.flatMap(({ incident }) => incident ?? []);
				const hidden = incidents.some(discreet.has) && !seesDiscreet(who.role);
				const bytes = standing.length > 0 && !hidden ? await album.read(hash) : undefined;
				if (!bytes) throw new Refusal({ code: "not-found", detail: `there is no picture ${hash}, or none any more` });
				await viewings.notePicture(who, hash, incidents.find(discreet.has) ?? incidents[0]);
				return { body: bytes, headers: { ...CACHED, etag: `"${hash}"` } };
			},
		}),
	];
}

const OF = `SELECT entry.incident, picture.erased_at AS erased
	FROM picture LEFT JOIN entry ON entry.seq = picture.seq WHERE hash = ?`;
