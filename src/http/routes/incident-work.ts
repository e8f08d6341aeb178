import { z } from "zod";
import { instant } from "../../contract/primitives.ts";
import { POLICE_OUTCOMES } from "../../model/incident.ts";
import { Refusal } from "../../model/problem.ts";
import type { Hub } from "../hub.ts";
import { type ActionParts, incidentAction as action, TEXT_MAX } from "../incident-action.ts";
import { HANDLERS } from "../role-sets.ts";
import type { Route } from "../route.ts";

type Parts = ActionParts & Pick<Hub, "access">;

const nothing = z.object({}).default({});
const name = z.string().min(1).max(63);
const text = z.string().min(1).max(TEXT_MAX);
const id = z.string().max(64);

/** Who has an incident, who is sent and told, what waits, what belongs together, and what comes after. */
export function incidentWorkRoutes(parts: Parts): readonly Route[] {
	return [...ownership(parts), ...work(parts), ...together(parts), ...afterwards(parts)];
}

function ownership(parts: Parts): readonly Route[] {
	const { people } = parts.access;
	return [
		action(parts, {
			verb: "release",
			type: "incident.released",
			summary: "Give it back: it stays as it is, its clock runs, and it has no owner",
			body: nothing,
		}),
		action(parts, {
			verb: "transfer",
			type: "incident.transferred",
			summary: "Offer it to another operator or captain, who must accept",
			body: z.object({ to: name }),
			saying({ to }) {
				const user = people.find(to);
				if (user && user.disabledAt === undefined && HANDLERS.includes(user.role)) return { to };
				throw unknown("to", to, `a user with the role ${HANDLERS.join(" or ")}`);
			},
		}),
		action(parts, {
			verb: "accept",
			type: "incident.transfer-accepted",
			summary: "Take what was offered to you",
			body: nothing,
		}),
		action(parts, {
			verb: "take-over",
			type: "incident.taken-over",
			summary: "Take what nobody has; a captain, whoever has it",
			body: nothing,
			saying: (_said, { role }) => ({ role }),
		}),
	];
}

function work(parts: Parts): readonly Route[] {
	const { people } = parts.access;
	const knows = (guard: string) => {
		const user = people.find(guard);
		return user?.role === "guard" && user.disabledAt === undefined;
	};
	return [
		action(parts, {
			verb: "dispatch",
			type: "incident.dispatched",
			summary:
				"Send a guard on duty; told by radio, they have accepted; who leaves a fixed post is covered by somebody",
			body: z.object({ guard: name, byRadio: z.literal(true).optional(), coveredBy: name.optional() }),
			saying: (said) => ({ ...said, known: knows(said.guard) }),
		}),
		action(parts, {
			verb: "notify",
			type: "incident.agency-told",
			summary: "Say that you have told an agency, or with `arrived` that it is there",
			body: z.object({
				agency: id,
				reference: z.string().max(200).optional(),
				arrived: z.literal(true).optional(),
			}),
		}),
		action(parts, {
			verb: "step",
			type: "incident.step-done",
			summary: "Say that you did a step of the procedure; a captain may skip one, with the reason",
			body: z.object({ step: id, answer: text.optional(), skipped: text.optional() }),
			saying(said, { role }) {
				if (said.skipped === undefined || role === "captain") return said;
				throw new Refusal({ code: "forbidden", detail: `a captain skips a step; found the role ${role}` });
			},
		}),
		action(parts, {
			verb: "wait",
			type: "incident.waiting",
			summary:
				"Stop the act clock until then, with a reason; how long at most goes by priority, and a second wait is a captain's",
			body: z.object({ until: instant, reason: text }),
			saying: ({ until, reason }, { role }) => ({ until: Date.parse(until), reason, role }),
		}),
		action(parts, {
			verb: "hold",
			type: "incident.held",
			summary: "Keep all that belongs to it from being deleted, with a reason; or no longer, with `release`",
			body: z.union([z.object({ release: z.literal(true) }), z.object({ reason: text })]),
		}),
	];
}

function together(parts: Parts): readonly Route[] {
	return [
		action(parts, {
			verb: "merge",
			type: "incident.merged",
			summary: "Put it into another one, with all that belongs to it",
			body: z.object({ into: id }),
		}),
		action(parts, {
			verb: "split",
			type: "incident.split",
			summary: "Make an incident of its own of some of its alarms",
			body: z.object({ alarms: z.array(id).min(1).max(1000) }),
		}),
	];
}

function afterwards(parts: Parts): readonly Route[] {
	return [
		action(parts, {
			verb: "reopen",
			type: "incident.reopened",
			summary: "Open a resolved one again, with the reason; it rings",
			body: z.object({ reason: text }),
		}),
		action(parts, {
			verb: "review",
			type: "incident.reviewed",
			summary: "Look again at a critical or high one that was closed as false",
			roles: ["captain"],
			body: z.object({ agrees: z.boolean(), note: text.optional() }),
		}),
		action(parts, {
			verb: "police-outcome",
			type: "incident.police-outcome",
			summary: "What the police made of it",
			roles: ["captain", "manager"],
			body: z.object({
				outcome: z.enum(POLICE_OUTCOMES),
				number: z.string().max(100).optional(),
				date: z.iso.date().optional(),
			}),
		}),
	];
}

function unknown(what: string, found: string, expected: string): Refusal {
	const mistakes = [{ path: `body.${what}`, found: JSON.stringify(found), expected }];
	return new Refusal({ code: "invalid", detail: `${what}: found ${found}, expected ${expected}`, mistakes });
}
