import { z } from "zod";
import { objectId } from "../../model/fields.ts";
import type { Role } from "../../model/role.ts";
import { defineRoute } from "./define-route.ts";

const PLANNERS: readonly Role[] = ["captain", "admin"];
const checkpoint = objectId.meta({ description: "A checkpoint's id" });

const plateShape = z.object({
	checkpoint: z.string(),
	version: z.int(),
	code: z.string().meta({ description: "What the plate's QR code holds, signed; it can be typed too" }),
});

/** What hangs at a checkpoint and proves that somebody was there. */
export const renewPlate = defineRoute({
	method: "POST",
	path: "/patrol/plates",
	roles: PLANNERS,
	summary: "Make a new code for a checkpoint's plate; the old one ends",
	input: { body: z.object({ checkpoint }) },
	status: 201,
	answer: plateShape,
	problems: ["not-found"],
});

export const enrolTag = defineRoute({
	method: "POST",
	path: "/patrol/tags",
	roles: PLANNERS,
	summary: "Enrol an NFC tag by its serial number; the checkpoint's tag before it ends",
	input: { body: z.object({ checkpoint, tag: z.string().max(64) }) },
	status: 201,
	answer: z.object({ checkpoint: z.string(), tag: z.string() }),
	problems: ["not-found", "already-exists"],
});

export const readPlates = defineRoute({
	method: "GET",
	path: "/patrol/plates.pdf",
	roles: PLANNERS,
	summary: "The plates to print and hang, one A6 sheet each: name, code, QR code",
	mediaType: "application/pdf",
	problems: ["not-found", "store-unavailable"],
	input: { query: z.object({ checkpoint: checkpoint.optional() }) },
	answer: z.unknown().meta({ type: "string", format: "binary" }),
});
