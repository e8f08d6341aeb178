/** A path as browsers ask for it (RFC 3986 §3.3, of what needs no escape): `/gatehouse`, `/site/guard-room`. */
const BASE_PATH = /^(?:\/(?!\.{1,2}(?:\/|$))[\w.~-]+)+$/;

/** Whether the hub can be there: a slash first and none last. */
export function isBasePath(given: string): boolean {
	return BASE_PATH.test(given);
}

/**
 * The path below the hub's own, of a request as it came. A proxy may pass the base path on or take it off: what does not
 * begin with it stays as it is, as that of whoever asks the hub itself for its health.
 */
export function below(basePath: string, url: string): string {
	if (basePath === "" || !url.startsWith(basePath)) return url;
	const rest = url.slice(basePath.length);
	if (rest === "" || rest.startsWith("?")) return `/${rest}`;
	return rest.startsWith("/") ? rest : url;
}
