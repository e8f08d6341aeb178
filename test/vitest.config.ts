import { defineConfig } from "vitest/config";

const root = new URL("..", import.meta.url).pathname;
/** `test:peers` runs after `npm test`; each writes its own counts for `.ci/run` to add up. */
const results = `.results/${process.argv.includes("peers") ? "peers" : "test"}.json`;
/** Suites that start processes, brokers or a browser; one file at a time, with time to spare. */
const SLOW = ["crash", "load", "browser", "conformance", "month"];

export default defineConfig({
	test: {
		reporters: ["default", ["json", { outputFile: `${root}${results}` }]],
		projects: [
			{
				test: {
					name: "fast",
					root,
					include: ["test/**/*.test.ts"],
					exclude: [...SLOW, "peers", "bench"].map((suite) => `test/${suite}/**`),
					testTimeout: 30_000,
					hookTimeout: 30_000,
				},
			},
			{
				test: {
					name: "slow",
					root,
					include: SLOW.map((suite) => `test/${suite}/**/*.test.ts`),
					testTimeout: 180_000,
					hookTimeout: 60_000,
					fileParallelism: false,
				},
			},
			{
				test: {
					name: "peers",
					root,
					include: ["test/peers/**/*.test.ts"],
					testTimeout: 120_000,
					hookTimeout: 120_000,
					fileParallelism: false,
				},
			},
		],
	},
});
