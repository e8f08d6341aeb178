import { createHash } from "node:crypto";
import { basename, join } from "node:path";
import type { Plugin, Rollup } from "vite";
import { builtWorker } from "../../app/build/worker.ts";
import { LANGUAGES } from "../../kit/language.ts";
import { iconPng } from "./icon.ts";
import { ICON_SIZES, manifestOf } from "./manifest.ts";

const PAGE = "guard";
const WORKER = join(import.meta.dirname, "../worker/service-worker.ts");
/** At the top, for a worker rules over nothing above the folder of its own file. */
const WORKER_FILE = "guard-worker.js";
const TEXT = /\.(html|js|css|webmanifest)$/;
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
				emit(this, WORKER_FILE, await builtWorker(WORKER, { PRECACHED: JSON.stringify(kept) }));
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

function sourceOf(bundle: Bundle, file: string): string | Uint8Array {
	const made = bundle[file];
	return made?.type === "chunk" ? made.code : (made?.source ?? "");
}

function revisionOf(bundle: Bundle, file: string): string {
	return createHash("sha256").update(sourceOf(bundle, file)).digest("hex").slice(0, 16);
}

/** Every file that the page can ever load: what is in its folder, and whatever the text of these names, at once or later. */
function filesOf(bundle: Bundle): readonly string[] {
	const all = Object.keys(bundle);
	const found = new Set(all.filter((file) => file.startsWith(`${PAGE}/`)));
	// A set is walked on to what is added to it meanwhile.
	for (const file of found) {
		if (!TEXT.test(file)) continue;
		const text = sourceOf(bundle, file).toString();
		for (const other of all) if (text.includes(`/${basename(other)}`)) found.add(other);
	}
	return [...found].sort();
}
