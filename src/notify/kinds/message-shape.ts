import { z } from "zod";
import { DELIVERY_ABOUT } from "../../model/delivery.ts";
import { INCIDENT_STATES } from "../../model/incident.ts";
import { PRIORITIES } from "../../model/priority.ts";

const words = z.object({ en: z.string(), "zh-CN": z.string() });
const place = z.object({ id: z.string(), words }).optional();

/** What a receiver is told of an incident. Of what is discreet there is neither `type` nor a place; no person is named. */
export const messageShape = z.object({
	delivery: z.string(),
	site: z.object({ id: z.string(), words }),
	about: z.enum(DELIVERY_ABOUT),
	to: z.string(),
	incident: z.string(),
	priority: z.enum(PRIORITIES),
	state: z.enum(INCIDENT_STATES),
	type: z.string().optional(),
	words,
	zone: place,
	unit: place,
	openedAt: z.string(),
	told: z.int(),
	link: z.string().optional(),
});

export type Message = z.output<typeof messageShape>;

/** Every `a.path` into a message, in its order. */
export const MESSAGE_PATHS: readonly string[] = pathsOf(messageShape, "");

function pathsOf(shape: z.ZodType, before: string): readonly string[] {
	const inner = shape instanceof z.ZodOptional ? shape.unwrap() : shape;
	const own = before === "" ? [] : [before];
	if (!(inner instanceof z.ZodObject)) return own;
	const into = before === "" ? "" : `${before}.`;
	return [...own, ...Object.entries(inner.shape).flatMap(([key, one]) => pathsOf(one, `${into}${key}`))];
}
