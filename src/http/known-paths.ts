import type { FastifyInstance } from "fastify";

/** Files of the pages, at whatever path there is one: that no file is there makes no path known. */
const ANY_FILE = "/*";

interface KnownPath {
	readonly matches: RegExp;
	readonly methods: readonly string[];
}

/** Gathers the paths registered after it; gives the methods that there are at a path (RFC 9110 §15.5.6), none where it is unknown. */
export function gatherPaths(app: FastifyInstance): (path: string) => readonly string[] {
	const known: KnownPath[] = [];
	app.addHook("onRoute", ({ url, method }) => {
		if (url === ANY_FILE) return;
		const pattern = url
			.replaceAll(/[.+?^$()[\]{}|\\]/g, "\\$&")
			.replaceAll(/:\w+/g, "[^/]+")
			.replace("*", ".*");
		known.push({ matches: new RegExp(`^${pattern}/?$`), methods: [method].flat() });
	});
	return (path) => [...new Set(known.flatMap(({ matches, methods }) => (matches.test(path) ? methods : [])))].sort();
}
