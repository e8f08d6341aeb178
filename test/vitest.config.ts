import { defineConfig } from "vitest/config";

const root = new URL("..", import.meta.url).pathname;
/** Counts for `.ci/run` to add up. */
const results = ".results/test.json";

export default defineConfig({
	test: {
		reporters: ["default", ["json", { outputFile: `${root}${results}` }]],
		projects: [
			{
				test: {
					name: "fast",
					root,
					include: ["test/**/*.test.ts"],
					testTimeout: 20_000,
				},
			},
		],
	},
});
