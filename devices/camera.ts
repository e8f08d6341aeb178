import { z } from "zod";
import { POLICE_TOLD } from "../src/model/asked.ts";
import { COMMON_OPTIONS, defineKind, event } from "../src/model/kind.ts";

const label = z.enum(["person", "vehicle", "bicycle", "animal", "other"]);
const score = z.number().min(0).max(1);
const why = z.looseObject({ reason: z.string().optional() });

/** A person whom the camera names is surely there; somebody on the way in is worth more than anyone who stands or leaves. */
const PERSON = 1;
const INWARDS = 2;

function personIn(seen: z.output<typeof label> | undefined): number {
	return seen === "person" ? PERSON : 0;
}

/** What a camera says of an animal or a vehicle is a fact; what it cannot name may be a person. */
function isNoPerson({ label: seen }: { label?: z.output<typeof label> | undefined }): boolean {
	return seen !== undefined && seen !== "person" && seen !== "other";
}

export default defineKind({
	name: "camera",
	words: { en: "Camera", "zh-CN": "摄像机" },
	system: { en: "Video surveillance", "zh-CN": "电子监控系统" },
	icon: "M3 7h11a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H3a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1zm14 4 5-3v8l-5-3z",
	heartbeatMs: 30_000,
	abilities: ["see"],
	parts: ["line", "area"],
	options: z.strictObject({
		...COMMON_OPTIONS,
		/** Nobody has business in its view: a person seen there is an alarm. Elsewhere people walk all day. */
		keepClear: z.boolean().default(false),
	}),
	alarms: {
		"line-crossed": {
			priority: "medium",
			evidence: "person",
			asksWhenSure: [POLICE_TOLD],
			words: { en: "Line crossed", "zh-CN": "越线入侵" },
		},
		"area-entered": {
			priority: "medium",
			evidence: "person",
			asksWhenSure: [POLICE_TOLD],
			words: { en: "Area entered", "zh-CN": "区域入侵" },
		},
		"person-detected": {
			priority: "medium",
			evidence: "person",
			asksWhenSure: [POLICE_TOLD],
			words: { en: "Person where nobody should be", "zh-CN": "禁区有人" },
		},
		loitering: {
			priority: "medium",
			evidence: "person",
			words: { en: "Loitering", "zh-CN": "徘徊" },
		},
		sound: {
			priority: "medium",
			evidence: "person",
			words: { en: "Alarming sound", "zh-CN": "异常声音" },
		},
		"video-lost": {
			priority: "medium",
			fault: true,
			blinds: true,
			words: { en: "Video lost", "zh-CN": "视频丢失" },
		},
		"view-obstructed": {
			priority: "medium",
			fault: true,
			blinds: true,
			words: { en: "View obstructed", "zh-CN": "镜头遮挡" },
		},
		"view-moved": {
			priority: "medium",
			fault: true,
			blinds: true,
			words: { en: "View moved", "zh-CN": "镜头移位" },
		},
		"recording-failed": {
			priority: "medium",
			fault: true,
			words: { en: "Recording failed", "zh-CN": "录像失败" },
		},
	},
	events: {
		motion: event(z.looseObject({ score }), {
			words: { en: "Motion", "zh-CN": "画面移动" },
		}),
		"object-detected": event(
			z.looseObject({
				label,
				score,
				box: z.tuple([score, score, score, score]),
				trackId: z.string().optional(),
			}),
			{
				words: { en: "Object detected", "zh-CN": "目标识别" },
				raises: "person-detected",
				unless: ({ label: seen }, options) => seen !== "person" || options?.keepClear !== true,
				severity: ({ label: seen }) => personIn(seen),
				strongFrom: PERSON,
			},
		),
		"line-crossed": event(
			z.looseObject({
				line: z.string(),
				direction: z.enum(["in", "out"]),
				label: label.optional(),
				score: score.optional(),
			}),
			{
				words: { en: "Line crossed", "zh-CN": "越线" },
				raises: "line-crossed",
				unless: isNoPerson,
				severity: ({ direction, label: seen }) => (direction === "in" ? INWARDS : 0) + personIn(seen),
				strongFrom: PERSON,
			},
		),
		"area-entered": event(
			z.looseObject({
				area: z.string(),
				label: label.optional(),
				score: score.optional(),
			}),
			{
				words: { en: "Area entered", "zh-CN": "进入区域" },
				raises: "area-entered",
				unless: isNoPerson,
				severity: ({ label: seen }) => personIn(seen),
				strongFrom: PERSON,
			},
		),
		loitering: event(
			z.looseObject({
				seconds: z.number().nonnegative(),
				label: label.optional(),
			}),
			{
				words: { en: "Loitering", "zh-CN": "徘徊" },
				raises: "loitering",
				unless: isNoPerson,
				severity: ({ label: seen }) => personIn(seen),
				strongFrom: PERSON,
			},
		),
		sound: event(
			z.looseObject({
				label: z.enum(["scream", "glass", "shot", "bark", "other"]),
				score: score.optional(),
			}),
			{
				words: { en: "Sound", "zh-CN": "声音" },
				raises: "sound",
				unless: ({ label: heard }) => heard === "bark" || heard === "other",
			},
		),
		"video-lost": event(why, {
			words: { en: "Video lost", "zh-CN": "视频丢失" },
			raises: "video-lost",
			holds: "state",
		}),
		"view-obstructed": event(why, {
			words: { en: "View obstructed", "zh-CN": "镜头被遮挡" },
			raises: "view-obstructed",
			holds: "state",
		}),
		"view-moved": event(why, {
			words: { en: "View moved", "zh-CN": "镜头被移动" },
			raises: "view-moved",
			holds: "state",
		}),
		"recording-failed": event(why, {
			words: { en: "Recording failed", "zh-CN": "录像失败" },
			raises: "recording-failed",
			holds: "state",
		}),
	},
	commands: {
		snapshot: {
			words: { en: "Take a picture", "zh-CN": "抓拍" },
			args: z.strictObject({
				/** From the camera's own memory: the view as it was so long ago. One without a memory refuses. */
				secondsAgo: z.number().min(0).max(60).optional(),
			}),
		},
	},
});
