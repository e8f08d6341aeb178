import { signal } from "@preact/signals";
import { live } from "../../kit/follow.ts";
import { call } from "../../kit/http.ts";
import { session } from "../session.ts";

/** The people whom this person may manage; empty where the hub tells them to nobody else. */
const managed = signal<readonly string[]>([]);

/** Asks who there is, where this person may know. */
export function askNames(): void {
	const now = session.peek();
	if (now.state !== "in" || !["captain", "admin"].includes(now.who.role) || managed.peek().length > 0) return;
	call("GET /users", { query: { limit: "500" } }).then(
		({ items }) => {
			managed.value = items.flatMap(({ name, disabledAt }) => (disabledAt === undefined ? [name] : []));
		},
		() => undefined,
	);
}

/** Names to offer where somebody is to be named: of the people one manages, and of the last day's shifts. */
export function knownNames(): readonly string[] {
	const names = new Set(managed.value);
	for (const { operator, guards } of live.value.feed.told.shift.values()) {
		names.add(operator);
		for (const { guard } of guards) names.add(guard);
	}
	return [...names].sort();
}
