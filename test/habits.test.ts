import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

/** What makes a test hang on the hour, the machine's speed or what ran before it, and what there is instead. */
const FORBIDDEN = [
	{ what: /(?<!toFake: \[")\bsetTimeout\b/, instead: "until, lapse or ceiling of test/waiting.ts" },
	{ what: /node:timers/, instead: "until, lapse or ceiling of test/waiting.ts" },
	{ what: /\bDate\.now\(\)/, instead: "a time that the test states; beside a running hub now() of test/waiting.ts" },
	{
		what: /\b(timeout|testTimeout|hookTimeout): \d|^\s*\}, [\d_]+\);$/,
		instead: "the one patience of all, PATIENCE_MS of test/waiting.ts",
	},
	{
		what: /\bnew Date\(\)\.(?!toISOString)/,
		instead: "a time that the test states: this one leans on the machine's zone",
	},
	{ what: /\bprocess\.env\.\w+ = |delete process\.env/, instead: "vi.stubEnv, or a process of its own" },
	{ what: /\bprocess\.chdir\b/, instead: "paths: suites share a process" },
	{ what: /\.(only|skip|todo)\(/, instead: "a test that runs, always" },
	{ what: /\btimeZone: (?!Asia|Mars|Europe)\w+\//, instead: "zoneAt of test/local-hour.ts" },
	{ what: /--(http|mqtt)", "[\d.]*:[1-9]/, instead: "port 0: any that is free" },
	{ what: /\blisten\([1-9]\d{3}/, instead: "port 0: any that is free" },
] as const;

/** Where the way round is; the clock's own test; what measures, and tests nothing. In a page time is the browser's. */
const EXEMPT =
	/^(waiting|local-hour|habits\.test|vitest\.config|hub\/clock\.test)\.ts$|^bench\/|^browser\/(desk|day\.test)\.ts$/;
/** A service that other programs answer sets its own path. */
const FOR_PEERS = /^peers\//;

const root = new URL(".", import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
	(file) => /\.tsx?$/.test(file) && !EXEMPT.test(file),
);

describe("no test waits for luck, or knows the hour", () => {
	test("the whole tree is looked at", () => {
		expect(files.length).toBeGreaterThan(200);
	});

	test.each(FORBIDDEN)("$what is written $instead", ({ what, instead }) => {
		const found = files.flatMap((file) =>
			readFileSync(new URL(file, root), "utf8")
				.split("\n")
				.flatMap((line, at) => (what.test(line) && !FOR_PEERS.test(file) ? [`${file}:${at + 1}: ${instead}`] : [])),
		);
		expect(found).toEqual([]);
	});
});
