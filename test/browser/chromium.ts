import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import packed from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";
import { z } from "zod";

/** Made for a cloud function: one process for all pages, and a page that may read other origins. A console has neither. */
const UNWANTED = new Set([
	"--single-process",
	"--disable-web-security",
	"--allow-running-insecure-content",
	"--disable-site-isolation-trials",
]);
/** A root without a sandbox of its own, and a browser that talks to nobody but the hub. */
const QUIET = [
	"--no-sandbox",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
	"--no-first-run",
	"--disable-gpu",
];

export interface Chromium {
	readonly browser: Browser;
	/** Ends its process at once: asked to close, one that has sounded takes half a minute without a sound card. */
	stop(): Promise<void>;
}

/** What every Chromium of these tests is started with, and what more one is. */
export function argumentsWith(more: readonly string[]): string[] {
	return [...packed.args.filter((arg) => !UNWANTED.has(arg)), ...QUIET, ...more];
}

/**
 * Starts the Chromium that comes as an npm package; nothing of the machine's own is used. `more`: further arguments;
 * `wrapped`: what starts the program in its place.
 */
export async function startChromium(
	more: readonly string[] = [],
	wrapped = (program: string) => program,
): Promise<Chromium> {
	const args = argumentsWith(more);
	const server = await chromium.launchServer({ executablePath: wrapped(await unpacked()), args, headless: true });
	return { browser: await chromium.connect(server.wsEndpoint()), stop: () => server.kill() };
}

const { devDependencies } = z
	.object({ devDependencies: z.object({ "@sparticuz/chromium": z.string() }) })
	.parse(JSON.parse(readFileSync("package.json", "utf8")));
const version = devDependencies["@sparticuz/chromium"];

const UNPACK = 'await (await import("@sparticuz/chromium")).default.executablePath();';

/**
 * Unpacks it once per version; gives the program's path. The package unpacks into the folder for temporary files, takes
 * whatever lies there by that name for whole, and so keeps a half-written or an older one for ever: it gets a folder of
 * its own, which has its name only once it is whole. It does so in a process of its own: were this one's folder for
 * temporary files another meanwhile, what a test puts there would move with it, a running hub's data among it.
 */
export async function unpacked(home = join(tmpdir(), `gatehouse-chromium-${version}`)): Promise<string> {
	const binary = join(home, "chromium");
	if (existsSync(binary)) return binary;
	const growing = mkdtempSync(`${home}-`);
	const env = { ...process.env, TMPDIR: growing };
	await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", UNPACK], { env });
	try {
		renameSync(growing, home);
	} catch (error) {
		// Another run was faster: its copy is as good.
		rmSync(growing, { recursive: true, force: true });
		if (!existsSync(binary)) throw error;
	}
	return binary;
}
