import { z } from "zod";
import type { Principal } from "../../access/principal.ts";
import { presentShift } from "../../contract/present-work.ts";
import { instant } from "../../contract/primitives.ts";
import { shiftShape } from "../../contract/work-shapes.ts";
import type { ProblemCode } from "../../model/problem.ts";
import type { Role } from "../../model/role.ts";
import { HANDLERS } from "../../model/role.ts";
import { START_CHECKS } from "../../model/shift.ts";
import { act } from "../append-action.ts";
import type { Hub } from "../hub.ts";
import { mustKnow } from "../known-people.ts";
import { defineRoute, type Route } from "../route.ts";
import { newest } from "./shifts.ts";

type Parts = Pick<Hub, "site" | "reader" | "journal" | "clock" | "access">;

const NOTE_MAX = 4_000;
const GUARDS_MAX = 100;
const name = z.string().min(1).max(63);

const guards = z
	.array(
		z.union([
			name,
			z.object({
				guard: name,
				post: z.string().min(1).max(63).optional(),
				fixed: z.literal(true).optional(),
				leader: z.literal(true).optional(),
			}),
		]),
	)
	.max(GUARDS_MAX)
	.meta({ description: "Who is on duty: names, or names with their posts" });
const startList = z
	.partialRecord(z.enum(START_CHECKS), z.boolean())
	.meta({ description: "What was looked at before the watch began" });
const takeOver = z
	.object({
		guards: guards.optional(),
		startList: startList.optional(),
		username: name.optional(),
		pin: z.string().max(12).optional(),
	})
	.refine(({ username, pin }) => (username === undefined) === (pin === undefined), {
		path: ["pin"],
		message: "a name with a PIN, or neither",
	});

/** What operators and captains do about the watch. Each answers with the watch as it is then. */
export function shiftActionRoutes(parts: Parts): readonly Route[] {
	const { access, clock, site } = parts;
	return [
		action(parts, {
			verb: "sign-on",
			type: "shift.signed-on",
			summary: "Sign on as the operator, with who is on duty and what was looked at",
			body: z.object({ guards: guards.default([]), startList: startList.default({}) }),
			people: ({ guards: on }) => guardNames(on),
		}),
		action(parts, {
			verb: "sign-off",
			type: "shift.signed-off",
			summary: "Sign off with nobody to relieve; refused while incidents are open that were not handed over",
			byRole: true,
		}),
		action(parts, {
			verb: "hand-over",
			type: "shift.handed-over",
			summary: "Hand over with a note; the watch goes on until the next operator takes over",
			body: z.object({ note: z.string().max(NOTE_MAX).default(""), to: name.optional() }),
			people: ({ to }) => (to === undefined ? [] : [["to", to]]),
		}),
		defineRoute({
			method: "POST",
			path: "/shifts/take-over",
			roles: HANDLERS,
			summary: "Take over the watch with no gap; with name and PIN on the page that runs, whose session then is yours",
			input: { body: takeOver },
			answer: shiftShape,
			problems: ["wrong-state", "wrong-credentials", "too-many-attempts"],
			idempotent: true,
			async handle({ body: { username, pin, ...said }, who, key, session, browser }) {
				mustKnow(access.people, guardNames(said.guards ?? []));
				if (username === undefined || pin === undefined) return taken(parts, { who, key, said });
				await access.pins.check({ user: username, pin });
				const { role } = mustKnow(access.people, [["username", username]], HANDLERS)[0] ?? who;
				const answer = await taken(parts, { who: { ...who, user: username, role }, key, said });
				const opened = await access.sessions.open(username, session);
				return { ...answer, session: opened, browser: await access.browsers.remember(browser, username) };
			},
		}),
		action(parts, {
			verb: "guards",
			type: "shift.guards-changed",
			summary: "Put right who is on duty during the watch",
			body: z.object({ guards }),
			people: ({ guards: on }) => guardNames(on),
		}),
		action(parts, {
			verb: "step-away",
			type: "shift.stepped-away",
			summary: "Step away for 15 minutes at most; the stand-in has to accept",
			body: z.object({ standIn: name, until: instant.optional() }).transform(({ standIn, until }) => ({
				standIn,
				until: until === undefined ? clock.now() + site.settings.guardRoom.stepAwayMs : Date.parse(until),
			})),
			people: ({ standIn }) => [["standIn", standIn]],
		}),
		action(parts, {
			verb: "stand-in",
			type: "shift.stand-in-accepted",
			summary: "Accept to stand in for the operator who steps away",
			roles: ["guard", ...HANDLERS],
		}),
		action(parts, {
			verb: "return",
			type: "shift.returned",
			summary: "The operator is back",
			roles: ["guard", ...HANDLERS],
			byRole: true,
		}),
		action(parts, {
			verb: "present",
			type: "shift.present",
			summary: "Answer the presence check",
			roles: ["guard", ...HANDLERS],
		}),
	];
}

type Named = readonly [path: string, name: string];

function guardNames(said: z.output<typeof guards>): Named[] {
	return said.map((one, i) => [`guards.${i}`, typeof one === "string" ? one : one.guard]);
}

function action<Body extends z.ZodType<Readonly<Record<string, unknown>>>>(
	parts: Parts,
	{
		verb,
		type,
		summary,
		body,
		roles = HANDLERS,
		byRole = false,
		people = () => [],
		problems = [],
	}: {
		verb: string;
		type: string;
		summary: string;
		body?: Body;
		roles?: readonly Role[];
		/** The entry says what role whoever did it has. */
		byRole?: boolean;
		/** The people that the body names, and where. */
		people?: (body: z.output<Body>) => readonly Named[];
		problems?: readonly ProblemCode[];
	},
): Route {
	const described = {
		method: "POST",
		path: `/shifts/${verb}`,
		roles,
		summary,
		answer: shiftShape,
		problems: ["wrong-state", ...problems],
		idempotent: true,
	} as const;
	const done = (who: Principal, key: string | undefined, said: object) =>
		taken(parts, { who, key, type, said: { ...said, ...(byRole && { role: who.role }) } });
	if (!body) return defineRoute({ ...described, input: {}, handle: ({ who, key }) => done(who, key, {}) });
	return defineRoute({
		...described,
		input: { body },
		handle({ body: said, who, key }) {
			mustKnow(parts.access.people, people(said));
			return done(who, key, said);
		},
	});
}

/** Journals it, and answers with the watch as it is then. */
async function taken(
	{ reader, journal, clock }: Parts,
	{
		who,
		key,
		type = "shift.taken-over",
		said,
	}: { who: Principal; key: string | undefined; type?: string; said: object },
) {
	const data = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
	const seq = await act({ journal, clock }, { who, key, type, data });
	const [shift] = await newest(reader, 1);
	if (!shift) throw new Error(`entry ${seq} is about a shift, and there is none`);
	return { body: presentShift(shift), headers: { etag: `"${shift.rev}"` } };
}
