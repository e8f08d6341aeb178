import { z } from "zod";
import { MINUTE_MS, planSaid, ROUTE_ORDERS, STOPS_MAX, taskSaid } from "../model/patrol.ts";
import { JOURNAL_DAYS } from "../model/retention.ts";
import { addresses, certificates, clientCertificates } from "./certificates-schema.ts";
import { agency } from "./procedures-schema.ts";
import { roster, staff, volunteers } from "./roster-schema.ts";
import { rules } from "./rules-schema.ts";
import { duration, minute } from "./times.ts";

/** Ids of devices, zones, buildings: what the contract allows in a topic. */
const ID = /^[a-z0-9][a-z0-9-]{0,62}$/;

const id = z
	.string()
	.regex(ID, "an id: small letters, digits and dashes, 63 at most, no dash first")
	.refine((given) => given !== "hub", "another id: `hub` is the hub's own");
const point = z.tuple([z.number(), z.number()]);
const outline = z.array(point).min(3);
/** As browsers write it: scheme, host, and the port where it is not the scheme's own. */
const origin = z
	.url({ protocol: /^https?$/, error: "an address such as https://guard.example" })
	.refine((given) => new URL(given).pathname === "/", "an address without a path, such as https://guard.example")
	.transform((given) => new URL(given).origin);
const words = z.strictObject({ en: z.string().min(1), "zh-CN": z.string().min(1) });
const degrees = z.number().min(0, "degrees from 0 to below 360").lt(360, "degrees from 0 to below 360");
const angle = z.number().positive("degrees above 0, 360 at most").max(360, "degrees above 0, 360 at most");
const metres = z.number().positive("metres above 0");
const fedBy = z.union([id.transform((one) => [one]), z.array(id)], "a key of feeds, or a list of them");
const options = z.record(z.string(), z.unknown());

/** Within the site file's folder, so that a configuration can be copied as one. */
const pattern = z
	.string()
	.regex(/^(?!\/)(?!.*\.\.)[\w*./-]+\.ya?ml$/, "the path of a YAML file beside this one, such as procedures/*.yaml");
export const procedureFiles = z.union(
	[pattern.transform((one) => [one]), z.array(pattern)],
	"a path, or a list of them",
);

/** A host's name; `*.` before it stands for any name below. */
const PUSH_HOST = /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*$/;

const FLOORS_MAX = 60;
const FLATS_MAX = 20;

const wall = z.strictObject({
	words,
	from: point,
	to: point,
	zones: z.int().min(1).max(20),
	beams: z.int().min(1).max(12),
	camera: z.strictObject({ fieldOfView: angle, reach: metres }),
	fedBy: fedBy.default([]),
});

const building = z.strictObject({
	at: point,
	size: z.tuple([metres, metres]),
	stairwells: z.int().min(1).max(12),
	floors: z.int().min(1).max(FLOORS_MAX),
	flatsPerFloor: z.int().min(1).max(FLATS_MAX),
	shops: z.int().min(0).max(99).default(0),
	fedBy: fedBy.default([]),
	exceptions: z
		.record(
			z.string().regex(/^[1-9]\d*$/, "a stairwell's number"),
			z.strictObject({
				flatsPerFloor: z.int().min(1).max(FLATS_MAX).optional(),
				floors: z.int().min(1).max(FLOORS_MAX).optional(),
			}),
		)
		.default({}),
});

const camera = z.strictObject({
	zone: id,
	at: point,
	facing: degrees,
	fieldOfView: angle,
	reach: metres,
	words: words.optional(),
	fedBy: fedBy.default([]),
	options: options.default({}),
});

const device = z.strictObject({
	kind: z.string(),
	zone: id,
	words,
	unit: id.optional(),
	at: point,
	facing: degrees.optional(),
	fieldOfView: angle.optional(),
	reach: metres.optional(),
	fedBy: fedBy.default([]),
	options: options.default({}),
});

/** What differs for one device that follows from another key. */
const override = z.strictObject({
	words: words.optional(),
	at: point.optional(),
	facing: degrees.optional(),
	fieldOfView: angle.optional(),
	reach: metres.optional(),
	fedBy: fedBy.optional(),
	options: options.default({}),
});

const post = z.union(
	[
		z
			.string()
			.min(1)
			.transform((one) => ({ post: one, fixed: false, leader: false })),
		z.strictObject({ post: z.string().min(1), fixed: z.boolean().default(false), leader: z.boolean().default(false) }),
	],
	"a post's name, or { post: …, fixed: true, leader: true }",
);

const drill = z.strictObject({
	words,
	reports: z
		.array(
			z.strictObject({
				/** Seconds after the drill begins. */
				after: z.number().min(0).max(3_600),
				device: id,
				type: z.string(),
				data: options.default({}),
			}),
		)
		.min(1),
});

const daysKept = `whole days, from ${JOURNAL_DAYS.least} to ${JOURNAL_DAYS.most}`;

const tolerance = duration("0 s", "2 h");

const patrolRoute = z.strictObject({
	words,
	order: z.enum(ROUTE_ORDERS).default("ordered"),
	/** Of every stop that says no other. */
	tolerance: tolerance.default(5 * MINUTE_MS),
	draws: z.int().min(1).max(STOPS_MAX).optional(),
	stops: z
		.array(
			z.strictObject({
				checkpoint: id,
				after: duration("0 s", "12 h"),
				tolerance: tolerance.optional(),
				tasks: z.array(taskSaid).max(16).optional(),
			}),
		)
		.min(1)
		.max(STOPS_MAX),
});

const patrolPlan = z.strictObject(planSaid.shape);

/** What a site's file may say; unknown keys are mistakes. */
export const siteFile = z.strictObject({
	site: id,
	words,
	address: words,
	timeZone: z.string().refine(isTimeZone, "an IANA time zone such as Asia/Shanghai"),
	plot: outline,
	allowedOrigins: z.array(origin).default([]),
	trustedProxies: z.array(addresses).default([]),
	pushServices: z
		.array(z.string().regex(PUSH_HOST, "the host of a push service, such as push.example.cn or *.push.example.cn"))
		.default([]),
	certificates: certificates.prefault({}),
	clientCertificates: clientCertificates.optional(),
	walls: z.record(id, wall).default({}),
	buildings: z.record(id, building).default({}),
	doors: z
		.strictObject({ releases: z.array(z.string()).optional(), reports: z.array(z.string()).optional() })
		.default({}),
	zones: z.record(id, z.strictObject({ words, sort: z.enum(["open", "gate", "room"]), shape: outline })).default({}),
	adjacency: z.record(id, z.array(id).min(1)).default({}),
	cameras: z.record(id, camera).default({}),
	checkpoints: z
		.record(
			id,
			z.strictObject({
				zone: id,
				at: point,
				words,
				fedBy: fedBy.default([]),
				noSignal: duration("0 s", "2 h").optional(),
			}),
		)
		.default({}),
	devices: z.record(id, device).default({}),
	overrides: z.record(id, override).default({}),
	gateways: z
		.record(id, z.strictObject({ words, devices: z.array(id), heartbeatMs: z.int().min(1000).default(60_000) }))
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
	shifts: z.record(id, z.strictObject({ words, from: minute, to: minute, posts: z.array(post).min(1) })).default({}),
	drills: z.record(id, drill).default({}),
	routes: z.record(id, patrolRoute).default({}),
	plans: z.record(id, patrolPlan).default({}),
	/** Positions of guards on duty go along with what their phones say; otherwise they are dropped as they come. */
	patrol: z
		.strictObject({
			sharePosition: z.boolean().default(false),
			/** Where on the earth the plan's 0, 0 is (WGS 84): phones know no other. */
			origin: z
				.strictObject({ latitude: z.number().min(-85).max(85), longitude: z.number().min(-180).max(180) })
				.optional(),
		})
		.prefault({}),
	staff: staff.default({}),
	roster: roster.optional(),
	volunteers: volunteers.default({}),
	rules: rules.prefault({}),
	retention: z
		.strictObject({
			journalDays: z
				.int(daysKept)
				.min(JOURNAL_DAYS.least, daysKept)
				.max(JOURNAL_DAYS.most, daysKept)
				.default(JOURNAL_DAYS.default),
		})
		.prefault({}),
	agencies: z.record(id, agency).default({}),
	/** Channels beyond the screen; each is read by itself (`channels.ts`). */
	notify: z.array(z.unknown()).default([]),
	/** Files of procedures, by their paths from this file; `*` stands for any name. */
	procedures: procedureFiles.default([]),
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
