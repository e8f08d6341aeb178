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

/**
 * While the pages are built at every change, each loads itself again once the hub serves another build; what is built
 * to be used has none of it.
 */
function reloads(): Plugin {
	const script = `let shown;
setInterval(async () => {
	const page = await fetch("/", { cache: "no-store" }).then((is) => (is.ok ? is.text() : undefined), () => undefined);
	shown ??= page;
	if (page !== undefined && page !== shown) location.reload();
}, 500);
`;
	return {
		name: "reloads",
		apply: ({ build }) => Boolean(build?.watch),
		generateBundle() {
			this.emitFile({ type: "asset", fileName: "reloads.js", source: script });
		},
		transformIndexHtml: {
			order: "post",
			handler: () => [{ tag: "script", attrs: { type: "module", src: "/reloads.js" }, injectTo: "body" }],
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
	plugins: [tabIcons(), reloads()],
});
