import { createHash } from "node:crypto";
import { join } from "node:path";
import { rolldown } from "rolldown";
import type { Plugin, Rollup } from "vite";
import { LANGUAGES } from "../../kit/language.ts";
import { iconPng } from "./icon.ts";
import { ICON_SIZES, manifestOf } from "./manifest.ts";

const PAGE = "guard";
const WORKER = join(import.meta.dirname, "../worker/service-worker.ts");
/** At the top, for a worker rules over nothing above the folder of its own file. */
const WORKER_FILE = "guard-worker.js";
/** Where each page's own workers stand: below its address, so that its service worker has them too (`http/pages.ts`). */
export const WORKERS = `${PAGE}/workers/`;

type Bundle = Rollup.OutputBundle;

/**
 * Makes the guard's page one that is installed and opens with no network: its icons, its manifest in each language, and
 * its service worker, which knows every file of the page with its revision. Built at every change, the worker keeps
 * nothing: the page is loaded anew from the hub.
 */
export function installable(): Plugin {
	let watched = false;
	return {
		name: "installable",
		configResolved({ build }) {
			watched = Boolean(build.watch);
		},
		buildStart() {
			for (const size of ICON_SIZES) emit(this, `${PAGE}/icon-${size}.png`, iconPng(size));
			for (const language of LANGUAGES) emit(this, `${PAGE}/${language}.webmanifest`, manifestOf(language));
			this.addWatchFile(WORKER);
		},
		generateBundle: {
			order: "post",
			async handler(_options, bundle) {
				const kept = watched ? [] : filesOf(bundle).map((file) => [openedAt(file), revisionOf(bundle, file)]);
				emit(this, WORKER_FILE, await workerWith(kept));
			},
		},
	};
}

function emit(context: { emitFile(file: Rollup.EmittedFile): string }, fileName: string, source: string | Uint8Array) {
	context.emitFile({ type: "asset", fileName, source });
}

/** The document opens at the page's address. */
function openedAt(file: string): string {
	return file === `${PAGE}/index.html` ? PAGE : file;
}

function revisionOf(bundle: Bundle, file: string): string {
	const made = bundle[file];
	const source = made?.type === "chunk" ? made.code : (made?.source ?? "");
	return createHash("sha256").update(source).digest("hex").slice(0, 16);
}

/** Every file that the page can ever load: its document and what is in its folder, and what its scripts name, at once or later. */
function filesOf(bundle: Bundle): readonly string[] {
	const found = new Set(Object.keys(bundle).filter((file) => file.startsWith(`${PAGE}/`)));
	const seek = (file: string) => {
		const made = bundle[file];
		if (!made || found.has(file)) return;
		found.add(file);
		if (made.type !== "chunk") return;
		const { imports, dynamicImports, viteMetadata } = made;
		for (const next of [...imports, ...dynamicImports, ...(viteMetadata?.importedCss ?? [])]) seek(next);
		for (const next of viteMetadata?.importedAssets ?? []) seek(next);
	};
	for (const [file, made] of Object.entries(bundle)) {
		if (made.type === "chunk" && made.isEntry && made.name === PAGE) seek(file);
	}
	return [...found, "icons/0.svg"].sort();
}

async function workerWith(kept: readonly (readonly string[])[]): Promise<string> {
	const building = await rolldown({
		input: WORKER,
		transform: { define: { PRECACHED: JSON.stringify(kept) } },
	});
	const { output } = await building.generate({ format: "iife", minify: true });
	await building.close();
	return output[0].code;
}
