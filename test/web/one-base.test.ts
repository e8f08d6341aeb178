import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** What would make an address of the hub complete beside `web/app/base-path.ts`: nothing else knows where the hub is. */
const FORBIDDEN = [
	{ what: /\b(?:href|src|action)="\//, instead: "onHub(…)" },
	{ what: /\blocation\.pathname\b/, instead: "pathHere()" },
	{ what: /\blocation\.(?:origin|host|protocol)\b/, instead: "linkOnHub(…) or socketOnHub(…)" },
	{ what: /\bnew WebSocket\((?!socketOnHub\()/, instead: "socketOnHub(…)" },
	{ what: /\bfetch\((?!onHub\()/, instead: "api(…), or onHub(…)" },
	{
		what: /\b(?:serviceWorker\.register|location\.assign|location\.replace|location\.href =)\(?["'`]/,
		instead: "onHub(…)",
	},
	{ what: /\bhistory\.(?:push|replace)State\([^;]*["'`]\//, instead: "onHub(…)" },
	{ what: /\baddressOf\((?!pathOf)/, instead: "api(…) or sourceOf(…)" },
] as const;

/** The one place; what is built, where the hub itself completes it; and a worker, which knows its own address only. */
const EXEMPT =
	/^(app\/base-path\.ts|vite\.config\.ts|guard\/worker\/(precache|service-worker)\.ts|app\/push\/on-push\.ts)$/;

const root = new URL("../../src/web/", import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
	(file) => /\.tsx?$/.test(file) && !EXEMPT.test(file),
);

test.each(FORBIDDEN)("in pages $what is written $instead", ({ what, instead }) => {
	expect(files.length).toBeGreaterThan(100);
	const found = files.flatMap((file) =>
		readFileSync(new URL(file, root), "utf8")
			.split("\n")
			.flatMap((line, at) => (what.test(line) ? [`${file}:${at + 1}: ${instead}`] : [])),
	);
	expect(found).toEqual([]);
});
