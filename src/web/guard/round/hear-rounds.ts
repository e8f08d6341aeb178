import { effect, untracked } from "@preact/signals";
import { linkState, live } from "../../app/follow.ts";
import { guardNow } from "../dispatch/following.ts";
import { known, vault } from "../state.ts";
import type { Vault } from "../store/vault.ts";
import { withTold } from "./told.ts";

/** Of which rounds the hub has told this page, and whose vault it was kept in. */
let told: { readonly open: Vault; readonly ids: ReadonlySet<string> } | undefined;

/** Whether the hub tells this page of its guard's rounds as they change: they need not be asked for. */
export function hearsRounds(): boolean {
	return linkState.peek() === "live" && told !== undefined && told.open === vault.peek();
}

/** Takes up what the hub tells of the rounds of the guard whose phone is open, and keeps it. Gives back how to stop. */
export function hearRounds(): () => void {
	return effect(() => {
		const { feed, whole } = live.value;
		const open = vault.value;
		const before = known.value;
		if (!whole || !open || !before || guardNow() !== open.guard) return;
		const own = new Map([...feed.told.round].filter(([, { guard }]) => guard === open.guard));
		const rounds = withTold(before.rounds, own, told?.open === open ? told.ids : new Set());
		told = { open, ids: new Set(own.keys()) };
		if (rounds === before.rounds) return;
		const now = { ...before, rounds, at: Date.now() };
		untracked(() => {
			known.value = now;
		});
		void open.keep("known", now);
	});
}
