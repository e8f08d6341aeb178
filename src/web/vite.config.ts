import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type HtmlTagDescriptor, type Plugin } from "vite";
import { iconOf, MOST_ON_ICON } from "./app/tab-icon.ts";
import { installable, WORKERS } from "./guard/build/installable.ts";

const here = import.meta.dirname;
const { version } = JSON.parse(readFileSync(join(here, "../../package.json"), "utf8"));
/** Each folder here with a document in it is a page, and loads what it needs itself. */
const documentOf = (page: string) => join(here, page, "index.html");
const pages = readdirSync(here).filter((folder) => existsSync(documentOf(folder)));

const meta = (attrs: Record<string, string>): HtmlTagDescriptor => ({ tag: "meta", attrs, injectTo: "head-prepend" });

/** What the document of every page says: how it is read and shown, its icon, and where the page draws itself. */
function documents(): Plugin {
	const told = "Gatehouse needs JavaScript. 值守台需要启用 JavaScript。";
	return {
		name: "documents",
		transformIndexHtml: () => [
			meta({ charset: "utf-8" }),
			meta({ name: "viewport", content: "width=device-width, initial-scale=1, interactive-widget=resizes-content" }),
			meta({ name: "color-scheme", content: "dark light" }),
			{ tag: "link", attrs: { rel: "icon", type: "image/svg+xml", href: "/icons/0.svg" }, injectTo: "head" },
			{ tag: "div", attrs: { id: "app" }, injectTo: "body" },
			{ tag: "noscript", children: told, injectTo: "body" },
		],
	};
}

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
	const page = await fetch(location.pathname, { cache: "no-store" }).then((is) => (is.ok ? is.text() : undefined), () => undefined);
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
	root: here,
	base: "/",
	// A document names its files by their address, which the hub completes with its base path; a script or style names
	// others beside itself, so that it is the same wherever the hub is.
	experimental: { renderBuiltUrl: (file, { hostType }) => (hostType === "html" ? `/${file}` : { relative: true }) },
	// What a phone says that it runs (`guard/contact/contact.ts`).
	define: { APP_VERSION: JSON.stringify(version) },
	oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
	build: {
		outDir: "../../.build/web",
		emptyOutDir: true,
		target: "es2023",
		assetsInlineLimit: 0,
		// The charts' library, which comes after the first figures.
		chunkSizeWarningLimit: 600,
		rolldownOptions: { input: Object.fromEntries(pages.map((page) => [page, documentOf(page)])) },
	},
	worker: { format: "es", rolldownOptions: { output: { entryFileNames: `${WORKERS}[name]-[hash].js` } } },
	plugins: [documents(), tabIcons(), reloads(), installable()],
});
