import type { z } from "zod";
import {
	changeGuardsRoute,
	handOverRoute,
	listShifts,
	presentRoute,
	readCurrentShift,
	returnToWatchRoute,
	signOffRoute,
	signOnRoute,
	standInRoute,
	stepAwayRoute,
	takeOverWatchRoute,
} from "../../contract/http/shifts.ts";
import { presentShift } from "../../contract/present-work.ts";
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
import { Refusal } from "../../model/problem.ts";
import { HANDLERS } from "../../model/role.ts";
import { takeAction } from "../append-action.ts";
import { handle } from "../handle.ts";
import type { Hub } from "../hub.ts";
import { mustKnow } from "../known-people.ts";
import { mustBePosts } from "../known-posts.ts";
import { asked } from "../list.ts";
import { openingOf } from "../opening-of.ts";

type GuardsSaid = z.output<typeof guardsSaid>;

export const handleListShifts = handle(listShifts, async ({ input: { query }, principal: { role }, hub }) => ({
	body: await hub.live.lists.page({ list: "shift", query: asked(query), role }),
}));

export const handleReadCurrentShift = handle(readCurrentShift, async ({ hub }) => {
	const body = await hub.live.lists.currentShift();
	if (!body) throw new Refusal({ code: "not-found", detail: "nobody is signed on" });
	return { body };
});

export const handleSignOn = handle(signOnRoute, async ({ input: { body }, ...call }) => {
	mustStandWell(call.hub, body.guards);
	return shown(call.hub, takeAction(call, signOn, { data: body }));
});

export const handleSignOff = handle(signOffRoute, (call) =>
	shown(call.hub, takeAction(call, signOff, { data: { role: call.principal.role } })),
);

export const handleHandOver = handle(handOverRoute, async ({ input: { body }, ...call }) => {
	const { note, to } = body;
	mustKnow(call.hub.access.people, to === undefined ? [] : [["to", to]]);
	return shown(call.hub, takeAction(call, handOver, { data: { note, ...(to !== undefined && { to }) } }));
});

/**
 * With a name and a PIN it is somebody else than the page's who takes over, and the page's session becomes theirs: so
 * whoever signs in with a second factor gives its code here too, or six digits would open what a password does not.
 */
export const handleTakeOverWatch = handle(takeOverWatchRoute, async ({ input: { body }, ...call }) => {
	const { hub, principal } = call;
	const { people, pins, secondFactors, sessions, browsers } = hub.access;
	const { username, pin, code, guards, startList } = body;
	mustStandWell(hub, guards ?? []);
	const data = { ...(guards && { guards }), ...(startList && { startList }) };
	if (username === undefined || pin === undefined) return shown(hub, takeAction(call, takeOverWatch, { data }));
	await pins.check({ user: username, pin });
	const { role } = mustKnow(people, [["username", username]], HANDLERS)[0] ?? principal;
	const relief = { ...principal, user: username, role };
	const { undo, ...passed } = await secondFactors.pass({ user: username, code, lane: `take-over by ${username}` });
	try {
		const taken = await shown(hub, takeAction({ ...call, principal: relief }, takeOverWatch, { data }));
		const session = await sessions.open(username, { ...openingOf(call), ...passed });
		return { ...taken, session, browser: await browsers.remember(call.browser, username) };
	} catch (error) {
		undo();
		throw error;
	}
});

export const handleChangeGuards = handle(changeGuardsRoute, async ({ input: { body }, ...call }) => {
	const { guards = [], join = [] } = body;
	mustStandWell(call.hub, guards);
	mustStandWell(call.hub, join, "join");
	return shown(call.hub, takeAction(call, changeGuards, { data: asked(body) }));
});

export const handleStepAway = handle(stepAwayRoute, async ({ input: { body }, ...call }) => {
	const { access, clock, site } = call.hub;
	mustKnow(access.people, [["standIn", body.standIn]]);
	const until = body.until === undefined ? clock.now() + site().settings.guardRoom.stepAwayMs : epochMs(body.until);
	return shown(call.hub, takeAction(call, stepAway, { data: { standIn: body.standIn, until } }));
});

export const handleStandIn = handle(standInRoute, (call) => shown(call.hub, takeAction(call, standIn, { data: {} })));

export const handleReturnToWatch = handle(returnToWatchRoute, (call) =>
	shown(call.hub, takeAction(call, returnToWatch, { data: { role: call.principal.role } })),
);

export const handlePresent = handle(presentRoute, (call) => shown(call.hub, takeAction(call, present, { data: {} })));

/** @throws {Refusal} `invalid`: somebody who can't be on duty, or a post that there is not. */
function mustStandWell({ access, site }: Pick<Hub, "access" | "site">, said: GuardsSaid, under = "guards"): void {
	const rows = said.map((one) => (typeof one === "string" ? { guard: one } : one));
	mustKnow(
		access.people,
		rows.map(({ guard }, i) => [`${under}.${i}`, guard] as const),
	);
	mustBePosts(
		site(),
		rows.flatMap(({ post }, i) => (post === undefined ? [] : [[`${under}.${i}.post`, post] as const])),
	);
}

/** The watch as it is once it is done. */
async function shown({ reader }: Pick<Hub, "reader">, done: Promise<number>) {
	const seq = await done;
	const [shift] = (await reader.objects("shift", { limit: 1, order: "desc" })).items;
	if (!shift) throw new Error(`entry ${seq} is about a shift, and there is none`);
	return { body: presentShift(shift), headers: { etag: `"${shift.rev}"` } };
}
