import { defineConfig } from "vitest/config";
import { builtThreads } from "./built-threads.ts";
import { PATIENCE_MS } from "./waiting.ts";

// No test may lean on the zone of the machine: this one is a quarter of an hour off everybody's, and changes its clocks.
process.env.TZ = "Pacific/Chatham";

const root = new URL("..", import.meta.url).pathname;
// Every process and thread that a suite starts loads the same files: compiled once, it is there in half the time.
process.env.NODE_COMPILE_CACHE = `${root}node_modules/.compiled`;
/** `test:peers` runs after `npm test`; each writes its own counts for `.ci/run` to add up. */
const results = `.results/${process.argv.includes("peers") ? "peers" : "test"}.json`;
/** Suites that measure, or load the machine with all it has: by themselves, one after the other. */
const ALONE = ["test/load/*.test.ts", "test/crash/kill-9.test.ts", "test/browser/{day,flood,long-queue}.test.ts"];
/** Suites that start processes, brokers or a browser. */
const SLOW = ["test/{browser,conformance,crash}/**/*.test.ts", "test/month/*.test.ts"];
/** Suites without a socket, thread or process of their own: they share threads, and what each has loaded. */
const PURE = [
	"test/{devices,engine,model,site}/**/*.test.ts",
	"test/contract/!(mqtt).test.ts",
	"test/web/**/!(reason).test.ts",
	"test/simulators/!(link|pace|thread).test.ts",
	"test/simulators/world/*.test.ts",
];
/** One more than the two cores of the smallest machine: many wait for a hub, a page or a story most of the time; the slow, more. */
const WORKERS = 3;
const PEERS = "test/peers/**/*.test.ts";
/** Of every suite. The ceilings cut off what hangs, nothing that is only slow: a wait in a test ends before its test. */
const ALL = {
	root,
	setupFiles: [`${root}test/patience.ts`],
	expect: { poll: { timeout: PATIENCE_MS, interval: 20 } },
	testTimeout: 2 * PATIENCE_MS,
	hookTimeout: 2 * PATIENCE_MS,
};

export default defineConfig({
	test: {
		globalSetup: `${root}test/built-threads.ts`,
		reporters: ["default", ["json", { outputFile: `${root}${results}` }]],
		projects: [
			{ test: { ...ALL, name: "pure", include: PURE, pool: "threads", isolate: false, maxWorkers: WORKERS } },
			{
				plugins: [builtThreads],
				test: {
					...{ ...ALL, name: "fast", include: ["test/**/*.test.ts"], exclude: [...PURE, ...SLOW, ...ALONE, PEERS] },
					...{ isolate: false, maxWorkers: WORKERS },
				},
			},
			{
				plugins: [builtThreads],
				test: {
					...ALL,
					name: "slow",
					include: SLOW,
					exclude: ALONE,
					maxWorkers: WORKERS + 1,
					sequence: { groupOrder: 1 },
				},
			},
			{ test: { ...ALL, name: "alone", include: ALONE, maxWorkers: 1, sequence: { groupOrder: 2 } } },
			{ test: { ...ALL, name: "peers", include: [PEERS], maxWorkers: 2, sequence: { groupOrder: 3 } } },
		],
	},
});
