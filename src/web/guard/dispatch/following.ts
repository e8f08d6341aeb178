import { effect } from "@preact/signals";
import { keepAwake } from "../../app/awake.ts";
import { follow, live } from "../../app/follow.ts";
import { readPlace } from "../../app/read-site.ts";
import { findSession, mayUse, session } from "../../app/session.ts";
import { sound } from "../../app/sounds.ts";
import { allowSoundByTouch, ring } from "./alarm.ts";
import { confirm } from "./confirm.ts";
import { isAsking, ongoing } from "./ongoing.ts";

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
		() => ring("not"),
	];
	return () => {
		for (const stop of stops) stop();
	};
}

function answer(all: ReturnType<typeof ongoing>): void {
	const asking = all.filter(isAsking);
	for (const { dispatch } of asking) confirm(dispatch.id, "received");
	const how = asking.length === 0 ? "not" : asking.some(({ incident }) => incident.discreet) ? "discreet" : "aloud";
	if (document.documentElement.dataset.ringing !== how) ring(how);
}
