import type { z } from "zod";
import { presentShift } from "../../contract/present-work.ts";
import { shiftShape } from "../../contract/work-shapes.ts";
import { changeGuards } from "../../model/actions/change-guards.ts";
import { handOver } from "../../model/actions/hand-over.ts";
import type { guardsSaid } from "../../model/actions/on-duty-said.ts";
import { present } from "../../model/actions/present.ts";
import { returnToWatch } from "../../model/actions/return.ts";
import { signOff } from "../../model/actions/sign-off.ts";
import { signOn } from "../../model/actions/sign-on.ts";
import { standIn } from "../../model/actions/stand-in.ts";
import { stepAway } from "../../model/actions/step-away.ts";
import { takeOverWatch } from "../../model/actions/take-over-watch.ts";
import { epochMs } from "../../model/fields.ts";
import { HANDLERS } from "../../model/role.ts";
import { takeAction } from "../append-action.ts";
import type { Hub } from "../hub.ts";
import { mustKnow } from "../known-people.ts";
import type { Route } from "../route.ts";
import { actionRoute } from "../target-action.ts";
import { newest } from "./shifts.ts";

type Parts = Pick<Hub, "site" | "reader" | "journal" | "clock" | "access">;

const answer = shiftShape;

/** What operators and captains do about the watch. Each answers with the watch as it is then. */
export function shiftActionRoutes(parts: Parts): readonly Route[] {
	const { access, clock, site } = parts;
	const { people } = access;
	return [
		actionRoute(signOn, {
			answer,
			handle({ body, who, key }) {
				mustKnow(people, guardNames(body.guards));
				return shown(parts, takeAction(parts, signOn, { who, key, data: body }));
			},
		}),
		actionRoute(signOff, {
			answer,
			handle: ({ who, key }) => shown(parts, takeAction(parts, signOff, { who, key, data: { role: who.role } })),
		}),
		actionRoute(handOver, {
			answer,
			handle({ body: { note, to }, who, key }) {
				mustKnow(people, to === undefined ? [] : [["to", to]]);
				const data = { note, ...(to !== undefined && { to }) };
				return shown(parts, takeAction(parts, handOver, { who, key, data }));
			},
		}),
		takeOver(parts),
		actionRoute(changeGuards, {
			answer,
			handle({ body, who, key }) {
				mustKnow(people, guardNames(body.guards));
				return shown(parts, takeAction(parts, changeGuards, { who, key, data: body }));
			},
		}),
		actionRoute(stepAway, {
			answer,
			handle({ body: { standIn: named, until: said }, who, key }) {
				mustKnow(people, [["standIn", named]]);
				const until = said === undefined ? clock.now() + site().settings.guardRoom.stepAwayMs : epochMs(said);
				return shown(parts, takeAction(parts, stepAway, { who, key, data: { standIn: named, until } }));
			},
		}),
		actionRoute(standIn, {
			answer,
			handle: ({ who, key }) => shown(parts, takeAction(parts, standIn, { who, key, data: {} })),
		}),
		actionRoute(returnToWatch, {
			answer,
			handle: ({ who, key }) => shown(parts, takeAction(parts, returnToWatch, { who, key, data: { role: who.role } })),
		}),
		actionRoute(present, {
			answer,
			handle: ({ who, key }) => shown(parts, takeAction(parts, present, { who, key, data: {} })),
		}),
	];
}

/** With a name and a PIN it is somebody else than the page's who takes over, and the page's session becomes theirs. */
function takeOver(parts: Parts): Route {
	const { people, pins, sessions, browsers } = parts.access;
	return actionRoute(takeOverWatch, {
		answer,
		async handle({ body: { username, pin, guards, startList }, who, key, session, browser }) {
			mustKnow(people, guardNames(guards ?? []));
			const data = { ...(guards && { guards }), ...(startList && { startList }) };
			if (username === undefined || pin === undefined) {
				return shown(parts, takeAction(parts, takeOverWatch, { who, key, data }));
			}
			await pins.check({ user: username, pin });
			const { role } = mustKnow(people, [["username", username]], HANDLERS)[0] ?? who;
			const relief = { ...who, user: username, role };
			const taken = await shown(parts, takeAction(parts, takeOverWatch, { who: relief, key, data }));
			const opened = await sessions.open(username, session);
			return { ...taken, session: opened, browser: await browsers.remember(browser, username) };
		},
	});
}

function guardNames(said: z.output<typeof guardsSaid>): (readonly [path: string, name: string])[] {
	return said.map((one, i) => [`guards.${i}`, typeof one === "string" ? one : one.guard]);
}

/** The watch as it is once it is done. */
async function shown({ reader }: Parts, done: Promise<number>) {
	const seq = await done;
	const [shift] = await newest(reader, 1);
	if (!shift) throw new Error(`entry ${seq} is about a shift, and there is none`);
	return { body: presentShift(shift), headers: { etag: `"${shift.rev}"` } };
}
