import type { Reach } from "../model/reach.ts";
import type { Hub } from "./hub.ts";

/** How somebody is reached now: by a page that follows, else not by the hub. */
export function reachOf({ live }: Pick<Hub, "live">, user: string): Reach {
	return live.following(user) ? "app" : "radio";
}
