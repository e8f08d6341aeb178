import { below } from "../../contract/http/base-path.ts";

/**
 * Where the hub is below this page's origin, as its document says it (`http/pages.ts`): `/gatehouse`, or nothing. Whatever
 * names an address of the hub goes through here, so that none is complete in two places, or in none.
 */
function basePath(): string {
	if (typeof document === "undefined") return "";
	return document.querySelector<HTMLMetaElement>('meta[name="base-path"]')?.content ?? "";
}

/** The address by which this page reaches what the hub has at this path: `/api/v1/site` becomes `/gatehouse/api/v1/site`. */
export function onHub(path: string): string {
	return basePath() + path;
}

/** The whole address of what the hub has at this path, to be opened in another browser. */
export function linkOnHub(path: string): string {
	return location.origin + onHub(path);
}

/** Takes what follows `#` from the address bar, so that no secret of it stays there or in the history. */
export function forgetHash(): void {
	const bare = new URL(location.href);
	bare.hash = "";
	history.replaceState(history.state, "", bare);
}

/** The path of this page as the hub knows it, without what a proxy has before it. */
export function pathHere(): string {
	return below(basePath(), location.pathname);
}

/** The address of the hub's WebSocket at this path. */
export function socketOnHub(path: string): string {
	return `${location.origin.replace("http", "ws")}${onHub(path)}`;
}
