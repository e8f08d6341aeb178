import { defineConfig, type Plugin } from "vite";
import { iconOf, MOST_ON_ICON } from "./kit/tab-icon.ts";

/** Draws the tab's icons, one for each count, as files: the content policy allows no `data:` pictures. */
function tabIcons(): Plugin {
	return {
		name: "tab-icons",
		generateBundle() {
			for (let count = 0; count <= MOST_ON_ICON + 1; count++) {
				this.emitFile({ type: "asset", fileName: `icons/${count}.svg`, source: iconOf(count) });
			}
		},
	};
}

export default defineConfig({
	root: import.meta.dirname,
	base: "/",
	oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
	build: {
		outDir: "../../.build/web",
		emptyOutDir: true,
		target: "es2023",
		assetsInlineLimit: 0,
		chunkSizeWarningLimit: 400,
	},
	plugins: [tabIcons()],
});
