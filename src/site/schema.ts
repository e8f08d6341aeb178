import { z } from "zod";
import { ZONE_SORTS } from "../model/site.ts";

/** Ids of devices, zones, buildings: what the contract allows in a topic. */
export const ID = /^[a-z0-9][a-z0-9-]{0,62}$/;

const id = z
	.string()
	.regex(ID, "lower-case letters, digits and dashes, at most 63")
	.refine((given) => given !== "hub", "`hub` is reserved");
const point = z.tuple([z.number(), z.number()]);
const outline = z.array(point).min(3);
const words = z.strictObject({ en: z.string().min(1), "zh-CN": z.string().min(1) });
const degrees = z.number().min(0).lt(360);
const fedBy = z.union([id.transform((one) => [one]), z.array(id)]).default([]);
const minute = z
	.string()
	.regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time of day such as "22:00"')
	.transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));
const whole = z.int().positive();

const wall = z.strictObject({
	words,
	from: point,
	to: point,
	zones: whole.max(20),
	beams: whole.max(12),
	fedBy,
});

const building = z.strictObject({
	at: point,
	size: z.tuple([z.number().positive(), z.number().positive()]),
	stairwells: whole.max(12),
	floors: whole.max(60),
	flatsPerFloor: whole.max(20),
	shops: z.int().nonnegative().default(0),
	fedBy,
	exceptions: z
		.record(
			z.string().regex(/^\d+$/, "a stairwell's number"),
			z.strictObject({
				flatsPerFloor: whole.max(20).optional(),
				floors: whole.max(60).optional(),
				doorReports: z.array(z.string()).optional(),
			}),
		)
		.default({}),
});

const placed = {
	at: point,
	facing: degrees.optional(),
	fieldOfView: z.number().positive().max(360).optional(),
	reach: z.number().positive().optional(),
};

const camera = z.strictObject({
	zone: id,
	at: point,
	facing: degrees,
	fieldOfView: z.number().positive().max(360),
	reach: z.number().positive(),
	words: words.optional(),
	fedBy,
	options: z.record(z.string(), z.unknown()).default({}),
});

const device = z.strictObject({
	kind: z.string(),
	zone: id,
	words,
	unit: id.optional(),
	...placed,
	fedBy,
	options: z.record(z.string(), z.unknown()).default({}),
});

/** What a site's file may say; unknown keys are mistakes. */
export const siteFile = z.strictObject({
	site: id,
	words,
	address: words,
	timeZone: z.string().refine(isTimeZone, "an IANA time zone such as Asia/Shanghai"),
	plot: outline,
	allowedOrigins: z.array(z.url()).default([]),
	walls: z.record(id, wall),
	buildings: z.record(id, building),
	doors: z.strictObject({ releases: z.array(z.string()), reports: z.array(z.string()) }),
	zones: z.record(id, z.strictObject({ words, sort: z.enum(ZONE_SORTS), shape: outline })),
	adjacency: z.array(z.tuple([id, id])).default([]),
	cameras: z.record(id, camera).default({}),
	checkpoints: z.record(id, z.strictObject({ zone: id, at: point, words, fedBy })).default({}),
	devices: z.record(id, device).default({}),
	gateways: z
		.record(id, z.strictObject({ words, devices: z.array(id), heartbeatMs: z.int().positive().default(60_000) }))
		.default({}),
	feeds: z.record(id, words).default({}),
	landmarks: z
		.array(
			z.strictObject({
				sort: z.enum(["road", "square", "green", "parking", "playground", "shed", "office"]),
				words,
				outline,
			}),
		)
		.default([]),
	shifts: z.record(id, z.strictObject({ words, from: minute, to: minute, posts: z.array(z.string()).min(1) })),
	rounds: z.record(id, z.strictObject({ words, checkpoints: z.array(id).min(1) })).default({}),
});

export type SiteFile = z.output<typeof siteFile>;

function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat("en", { timeZone: name });
		return true;
	} catch {
		return false;
	}
}
