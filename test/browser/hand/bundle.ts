import type { Page } from "playwright-core";
import { build } from "vite";

/** The console's script with the test's handle in it, as one file. */
export async function bundled(): Promise<string> {
	const made = await build({
		configFile: false,
		logLevel: "error",
		oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
		build: {
			write: false,
			target: "es2023",
			minify: false,
			rolldownOptions: {
				input: new URL("page.ts", import.meta.url).pathname,
				output: { codeSplitting: false },
			},
		},
	});
	if (!("output" in made)) throw new Error("vite built no single bundle");
	const chunks = made.output.flatMap((one) => (one.type === "chunk" ? [one.code] : []));
	if (chunks.length !== 1) throw new Error(`one script was to be built; found ${chunks.length}`);
	return chunks.join("");
}

/** Lets the page load this script in place of the product's own; styles and all else are the hub's. */
export async function loadInstead(page: Page, script: string): Promise<void> {
	await page.route("**/assets/console-*.js", (route) =>
		route.fulfill({ contentType: "text/javascript", body: script }),
	);
}
