import { effect } from "@preact/signals";
import { keepAwake } from "../../app/awake.ts";
import { follow, live } from "../../app/follow.ts";
import { readPlace } from "../../app/read-site.ts";
import { findSession, mayUse, session } from "../../app/session.ts";
import { sound } from "../../app/sounds.ts";
import { calls, held } from "../state.ts";
import { allowSoundByTouch, ring, stir } from "./alarm.ts";
import { confirm, confirmMessage } from "./confirm.ts";
import { isAsking, ongoing, raisedBy, unreadOf, untakenOf } from "./ongoing.ts";

/** The guard who is signed in; undefined: nobody, or no guard. */
export function guardNow(): string | undefined {
	const now = session.value;
	return now.state === "in" && mayUse("POST /dispatches/{id}/received") ? now.who.name : undefined;
}

/** Hears of dispatches while a guard is signed in, confirms and rings. Gives back how to stop. */
export function hearDispatches(): () => void {
	return effect(() => {
		const guard = guardNow();
		return guard === undefined ? undefined : hear(guard);
	});
}

function hear(guard: string): () => void {
	const following = follow({ onSignedOut: () => void findSession({ wall: false }) });
	const stops = [
		() => following.stop(),
		readPlace(),
		keepAwake(),
		allowSoundByTouch(),
		effect(() => following.presence(sound.value === "running")),
		effect(() => answer(ongoing(live.value.feed.incidents.values(), guard))),
		effect(() => stirFor(guard)),
		() => ring("not"),
	];
	return () => {
		for (const stop of stops) stop();
	};
}

const stirred = new Set<string>();

/** The phone has what the guard room said: that is confirmed, and felt once; what stands in it is for the screen alone. */
function stirFor(guard: string): void {
	const { incidents, told } = live.value.feed;
	const unread = unreadOf(told.message.values());
	for (const { id } of unread) confirmMessage(id, "received");
	const raised = raisedBy(calls.value, held.value);
	const news = [
		...unread.map(({ id }) => id),
		...untakenOf(incidents.values(), { guard, raised }).map(({ id, rang }) => `${id} ${rang}`),
	].filter((one) => !stirred.has(one));
	for (const one of news) stirred.add(one);
	if (news.length > 0) stir();
}

function answer(all: ReturnType<typeof ongoing>): void {
	const asking = all.filter(isAsking);
	for (const { dispatch } of asking) confirm(dispatch.id, "received");
	const how = asking.length === 0 ? "not" : asking.some(({ incident }) => incident.discreet) ? "discreet" : "aloud";
	if (document.documentElement.dataset.ringing !== how) ring(how);
}
