import type { Reach } from "../model/reach.ts";
import type { Hub } from "./hub.ts";

/** How somebody is reached now: by a page that follows, else by a browser that takes Web Push, else not by the hub. */
export function reachOf({ live, access }: Pick<Hub, "live" | "access">, user: string): Reach {
	if (live.following(user)) return "app";
	return access.push.of(user).length > 0 ? "push" : "radio";
}
