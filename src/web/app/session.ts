import { signal } from "@preact/signals";
import type { AnswerOf, RouteName } from "../../contract/routes.ts";
import type { Role } from "../../model/role.ts";
import { api } from "./api.ts";
import { forgetHash } from "./base-path.ts";
import { refollow } from "./follow.ts";
import { askPasskey } from "./passkey.ts";
import { leavePush } from "./push/subscribe.ts";
import { reasonOf } from "./reason.ts";
import { Refused } from "./refused.ts";
import { noteWatching, wasWatching } from "./watching.ts";
import { t } from "./words.ts";

export interface Who {
	readonly name: string;
	readonly role: Role;
	/** The routes that the hub says this person may use. */
	readonly may: ReadonlySet<string>;
	/** When this session ends by anything else than its shift's end, as far as the hub says; epoch ms. */
	readonly endsAt?: number;
}

export type Session =
	| { readonly state: "asking" }
	/** `lost`: the page was watched, and nobody left it. */
	| { readonly state: "out"; readonly because?: string; readonly lost?: true }
	/** Signed in by a link, and waiting for the click that lets the browser sound. */
	| { readonly state: "at-the-door"; readonly who: Who }
	| { readonly state: "in"; readonly who: Who }
	/** Nobody sits here: the browser is a wall screen, by a credential of its own. */
	| { readonly state: "wall" };

export const session = signal<Session>({ state: "asking" });

/** Finds out who sits here: by the link in the address if there is one, else by the cookie. `wall`: perhaps nobody. */
export async function findSession({ wall }: { readonly wall: boolean }): Promise<void> {
	if (wall && (await becomeWall())) return;
	const token = new URLSearchParams(location.hash.slice(1)).get("link");
	if (token === null) return resume();
	forgetHash();
	try {
		const who = whoIs(await api("POST /session/link", { body: { token } }));
		session.value = { state: "at-the-door", who };
	} catch (error) {
		session.value = { state: "out", because: reasonOf(error) };
	}
}

const WALL_AGAIN_MS = 2_000;

/** True if this browser is a wall screen, or has just become one by its link; a person signs in where it is none. */
async function becomeWall(): Promise<boolean> {
	const token = new URLSearchParams(location.hash.slice(1)).get("display");
	try {
		if (token !== null) {
			forgetHash();
			await api("POST /display", { body: { token } });
		} else if ((await api("GET /display")).id === undefined) return false;
	} catch (error) {
		if (token === null && error instanceof Refused && error.status === 401) return false;
		if (token !== null) {
			session.value = { state: "out", because: reasonOf(error) };
			return true;
		}
		// Nobody is there to load the page anew once the hub is back.
		await new Promise((go) => setTimeout(go, WALL_AGAIN_MS));
		return becomeWall();
	}
	session.value = { state: "wall" };
	return true;
}

async function resume(): Promise<void> {
	try {
		session.value = { state: "in", who: await whoAmI() };
	} catch (error) {
		const unknown = error instanceof Refused && error.status === 401;
		if (unknown && wasWatching()) sessionLost();
		else session.value = unknown ? { state: "out" } : { state: "out", because: reasonOf(error) };
	}
}

/** The session has ended: by itself or by somebody elsewhere, unless this person has just given the watch up here. */
export function sessionLost(): void {
	if (session.peek().state === "wall") {
		session.value = { state: "out", because: t("wallOver") };
		return;
	}
	const left = !wasWatching();
	session.value = { state: "out", because: t("sessionOver"), ...(!left && { lost: true }) };
}

/** This person gives the watch up here: that the session ends with it is no loss. */
export function giveUpWatch(): void {
	noteWatching(false);
}

/** Nobody is to watch on this page: it falls silent. */
export function leaveUnwatched(): void {
	noteWatching(false);
	session.value = { state: "out" };
}

/** Asks anew how long the session lasts; the hub may have put its end off. */
export async function lookAgain(): Promise<void> {
	const before = session.peek();
	if (before.state !== "in") return;
	// What can't be read now is read at the next turn, and a session that has ended is told by the link.
	const who = await whoAmI().catch(() => undefined);
	if (who && session.peek() === before && who.endsAt !== before.who.endsAt) session.value = { state: "in", who };
}

/** What stands beside the password where a second factor is due. */
type Factor = { readonly code?: string } | "passkey";

/** Signs in, with the second factor where one is due; gives back why not, if not. */
export async function signIn(
	username: string,
	password: string,
	factor: Factor = {},
): Promise<Refused | "no-passkey" | undefined> {
	try {
		const passkey = factor === "passkey" ? await askPasskey(username, password) : undefined;
		if (factor === "passkey" && !passkey) return "no-passkey";
		const body = { username, password, ...(factor === "passkey" ? { passkey } : factor) };
		const who = whoIs(await api("POST /session", { body }));
		session.value = { state: "in", who };
		return undefined;
	} catch (error) {
		if (error instanceof Refused) return error;
		throw error;
	}
}

/** A new session is being made on this page: until it is there, the old one's end is not the page's end. */
let changing = false;

/** Whether the session on this page is just being exchanged for another one's. */
export function isChanging(): boolean {
	return changing;
}

/** Does what gives this page another session, and goes on under it: what the page shows and sounds stays. */
export async function underNewSession(change: () => Promise<unknown>): Promise<void> {
	changing = true;
	try {
		await change();
		session.value = { state: "in", who: await whoAmI() };
		refollow();
	} finally {
		changing = false;
	}
}

/** The name of who is signed in here. */
export function me(): string {
	return session.value.state === "in" ? session.value.who.name : "";
}

/** The role of who is signed in here. */
export function myRole(): Role | undefined {
	return session.value.state === "in" ? session.value.who.role : undefined;
}

/** True if the hub lets who is signed in here use the route; a page draws nothing that they may not, and decides by no role. */
export function mayUse(route: RouteName): boolean {
	return session.value.state === "in" && session.value.who.may.has(route);
}

export async function signOut(): Promise<void> {
	noteWatching(false);
	// The lock screen of a phone on which nobody is signed in shows nothing of the hub's.
	leavePush().catch(() => undefined);
	await api("DELETE /session").catch(() => undefined);
	session.value = { state: "out" };
}

async function whoAmI(): Promise<Who> {
	return whoIs(await api("GET /session"));
}

function whoIs({ user, role, may, endsAt }: AnswerOf<"GET /session">): Who {
	return { name: user, role, may: new Set(may), ...(endsAt !== undefined && { endsAt: Date.parse(endsAt) }) };
}
