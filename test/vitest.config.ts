import { defineConfig } from "vitest/config";

// No test may lean on the zone of the machine: this one is a quarter of an hour off everybody's, and changes its clocks.
process.env.TZ = "Pacific/Chatham";

const root = new URL("..", import.meta.url).pathname;
// Every process and thread that a suite starts loads the same files: compiled once, it is there in half the time.
process.env.NODE_COMPILE_CACHE = `${root}node_modules/.compiled`;
/** `test:peers` runs after `npm test`; each writes its own counts for `.ci/run` to add up. */
const results = `.results/${process.argv.includes("peers") ? "peers" : "test"}.json`;
/** Suites that start processes, brokers or a browser; one file at a time, with time to spare. */
const SLOW = ["test/{browser,conformance,crash,load}/**/*.test.ts", "test/month/*.test.ts"];
/** Suites without a socket, thread or process of their own: they share threads, and what each has loaded. */
const PURE = [
	"test/{devices,engine,model,site}/**/*.test.ts",
	"test/contract/!(mqtt).test.ts",
	"test/web/**/!(reason).test.ts",
	"test/simulators/!(link|thread).test.ts",
	"test/simulators/world/*.test.ts",
];
/** What hangs is cut by then, ms: some ten times what anything takes on a machine that does nothing else. */
const PATIENCE_MS = 180_000;
/** Of every suite. */
const ALL = { root, setupFiles: [`${root}test/patience.ts`], expect: { poll: { timeout: 30_000, interval: 20 } } };
const PEERS = "test/peers/**/*.test.ts";

export default defineConfig({
	test: {
		reporters: ["default", ["json", { outputFile: `${root}${results}` }]],
		projects: [
			{
				test: {
					...{ ...ALL, name: "pure", include: PURE },
					...{ pool: "threads", isolate: false },
					...{ testTimeout: PATIENCE_MS, hookTimeout: PATIENCE_MS },
				},
			},
			{
				test: {
					...ALL,
					name: "fast",
					include: ["test/**/*.test.ts"],
					exclude: [...PURE, ...SLOW, PEERS],
					isolate: false,
					testTimeout: PATIENCE_MS,
					hookTimeout: PATIENCE_MS,
				},
			},
			{
				test: {
					...{ ...ALL, name: "slow", include: SLOW },
					...{ testTimeout: 180_000, hookTimeout: 60_000 },
					fileParallelism: false,
				},
			},
			{
				test: {
					...{ ...ALL, name: "peers", include: [PEERS] },
					...{ testTimeout: 120_000, hookTimeout: 120_000 },
					fileParallelism: false,
				},
			},
		],
	},
});
