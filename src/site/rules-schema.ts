import { z } from "zod";
import { PRIORITIES } from "../model/priority.ts";
import { DEFAULT_CONFIRM_MS } from "../model/settings.ts";
import { omitUndefined } from "./omit-undefined.ts";
import { duration, minute, span, spans } from "./times.ts";

const DAY = "24 h";
const DAY_MINUTES = 24 * 60;
const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
const deadline = duration("1 s", DAY);
const count = (least: number, most: number) => z.int().min(least).max(most);

/** How long a shelve may last; a wall zone's for no longer than it takes to find out why. */
const shelve = (most: string) =>
	z.union(
		[
			z.literal("never").transform(() => ({ atMost: undefined, confirmed: undefined, renewals: undefined })),
			z.strictObject({
				atMost: duration("1 min", most),
				confirmed: z.boolean().optional(),
				renewals: count(0, 10).optional(),
			}),
		],
		`"never", or { atMost: a time from 1 min to ${most}, confirmed: true or false, renewals: a whole number }`,
	);

/** How soon the same rings again, and how soon once it has rung five times: no later than these. */
const pace = (again: string, chattering: string) =>
	z
		.strictObject({ again: duration("1 s", again).optional(), chattering: duration("1 s", chattering).optional() })
		.transform((said) => omitUndefined({ againMs: said.again, chatteringMs: said.chattering }));

const priorityKeys = {
	acknowledge: deadline.optional(),
	act: deadline.optional(),
	wait: deadline.optional(),
	tellEvery: duration("10 s", DAY).optional(),
	tellAfter: duration("1 min", "8 h").optional(),
};

const neverShelved = z.literal("never", "never: what is critical is not shelved").optional();

const priorities = z.strictObject({
	critical: z.strictObject({ ...priorityKeys, shelve: neverShelved }).optional(),
	high: z.strictObject({ ...priorityKeys, shelve: shelve("30 min").optional() }).optional(),
	medium: z.strictObject({ ...priorityKeys, shelve: shelve("8 h").optional() }).optional(),
	low: z.strictObject({ ...priorityKeys, shelve: shelve("8 h").optional() }).optional(),
});

const presence = z
	.strictObject({
		between: span.optional(),
		every: z
			.tuple([duration("1 min", DAY), duration("1 min", DAY)])
			.refine(([least, most]) => least <= most, "the shorter time first")
			.optional(),
		answer: duration("10 s", "10 min").optional(),
	})
	.transform(({ between, every, answer }) => ({ ...between, ...omitUndefined({ everyMs: every, answerMs: answer }) }));

/** What a site's file may say under `rules`. Each absent key leaves the default. */
export const rules = z.strictObject({
	priorities: priorities.default({}),
	/** By alarm type; each is read by itself (`alarm-rules.ts`), so that one mistake hides no other. */
	alarms: z.record(z.string(), z.unknown()).default({}),
	/** By event type; each is read by itself (`report-rules.ts`). */
	reports: z.record(z.string(), z.unknown()).default({}),
	join: z
		.strictObject({ within: duration("5 s", "10 min").optional() })
		.transform(({ within }) => omitUndefined({ withinMs: within }))
		.optional(),
	/** How long any rule may keep anything quiet: never longer than the table of ENGINE. */
	silence: z
		.strictObject({
			life: pace("5 s", "60 s").optional(),
			strong: pace("5 s", "5 min").optional(),
			high: pace("60 s", "15 min").optional(),
			medium: pace("5 min", "30 min").optional(),
			arrived: duration("1 s", "5 min").optional(),
			flood: duration("1 s", "5 min").optional(),
			walkTest: duration("5 s", "30 s").optional(),
		})
		.transform(({ arrived, flood, walkTest, ...classes }) =>
			omitUndefined({ ...classes, arrivedMs: arrived, floodMs: flood, walkTestMs: walkTest }),
		)
		.optional(),
	chatter: z
		.never(
			"no such key: how often what comes again and again rings is said under `silence`, and no file makes it longer",
		)
		.optional(),
	flood: z
		.strictObject({
			begins: count(2, 1_000).optional(),
			ends: count(1, 1_000).optional(),
			within: duration("1 min", "1 h").optional(),
		})
		.transform(({ begins, ends, within }) => omitUndefined({ begins, ends, withinMs: within }))
		.optional(),
	weather: z
		.strictObject({
			zones: count(2, 20).optional(),
			reconfirm: duration("1 min", "1 h").optional(),
			breachZones: count(2, 20).optional(),
			breachWithin: duration("1 s", "1 min").optional(),
			declared: duration("1 min", "30 min").optional(),
		})
		.transform(({ zones, reconfirm, breachZones, breachWithin, declared }) =>
			omitUndefined({ zones, reconfirmMs: reconfirm, breachZones, breachMs: breachWithin, declaredMs: declared }),
		)
		.optional(),
	walkTest: duration("1 min", "1 h").optional(),
	stillActive: duration("1 min", "1 h").optional(),
	guardRoom: z
		.strictObject({
			presence: presence.optional(),
			staffed: z.boolean().optional(),
			stepAway: duration("1 min", "30 min").optional(),
			reliefLate: duration("1 min", "1 h").optional(),
			pageGone: duration("5 s", "5 min").optional(),
		})
		.transform(({ presence: asked, staffed, stepAway, reliefLate, pageGone }) =>
			omitUndefined({ presence: asked, staffed, stepAwayMs: stepAway, reliefLateMs: reliefLate, pageGoneMs: pageGone }),
		)
		.optional(),
	dispatch: z
		.strictObject({ accept: duration("10 s", "10 min").optional(), arrive: duration("1 min", "1 h").optional() })
		.transform(({ accept, arrive }) => omitUndefined({ acceptMs: accept, arriveMs: arrive }))
		.optional(),
	review: duration("1 h", "168 h").optional(),
	/** Once a week the escalation chain is told of a test, and a person confirms it. */
	chainTest: z
		.strictObject({
			weekday: z.enum(WEEKDAYS, `one of ${WEEKDAYS.join(", ")}`),
			at: minute.refine((at) => at < DAY_MINUTES, 'a time of day in quotes, from "00:00" to "23:59"'),
			confirm: duration("1 min", "4 h").default(DEFAULT_CONFIRM_MS),
		})
		.transform(({ weekday, at, confirm }) => ({ weekday: WEEKDAYS.indexOf(weekday), minute: at, confirmMs: confirm }))
		.optional(),
});

export type Rules = z.output<typeof rules>;

const id = z.string();

/** Whoever answers for it stands in the file beside what they answer for. */
const acceptedRisk = z
	.string()
	.regex(/^\s*[^,\s][^,]*,\s*\S/, 'who answers for it, and why: "Li Na, a shop with a guard of its own"');

/** What a site's file may say of a report, for one word that it names. */
export const reportRule = z.union(
	[
		z.literal("defect").transform(() => ({ alarm: undefined, priority: undefined, acceptedRisk: undefined })),
		z.strictObject({
			alarm: id.optional(),
			priority: z.enum(PRIORITIES).optional(),
			acceptedRisk: acceptedRisk.optional(),
		}),
	],
	`"defect", or { alarm: the type of an alarm of that kind, priority: one of ${PRIORITIES.join(", ")} }`,
);

/** What a site's file may say of one alarm type, at one place or everywhere. */
export const alarmRule = z
	.strictObject({
		where: z
			.union([id.transform((one) => [one]), z.array(id).min(1)], "a zone or device, or a list of them")
			.optional(),
		priority: z.enum(PRIORITIES).optional(),
		delay: z
			.never(
				"no such key: an alarm reaches the guard room within 2 s (GB/T 21741 §5.2.6); `glitch` filters what is fleeting",
			)
			.optional(),
		glitch: duration("1 ms", "2 s").optional(),
		schedule: spans.optional(),
		neighbours: z.record(id, z.array(id)).optional(),
		acknowledge: deadline.optional(),
		act: deadline.optional(),
		acceptedRisk: acceptedRisk.optional(),
	})
	.transform(({ delay: _refused, glitch, acknowledge, act, ...same }) =>
		omitUndefined({ ...same, glitchMs: glitch, acknowledgeMs: acknowledge, actMs: act }),
	);
