/** A file of the page, by its address below the hub's, and the revision of what is in it. */
export type Precached = readonly [address: string, revision: string];

const CACHES = "gatehouse-guard-";

/** What this build of the page is kept under. */
export function cacheNameOf(files: readonly Precached[]): string {
	let hash = 5381;
	for (const char of files.flat().join()) hash = (Math.imul(hash, 33) + char.charCodeAt(0)) >>> 0;
	return `${CACHES}${hash.toString(36)}-${files.length}`;
}

/** The address of the file that answers a request; undefined: the network does. */
export function keptFor(
	{ method, mode, url }: Pick<Request, "method" | "mode" | "url">,
	home: URL,
	kept: ReadonlySet<string>,
) {
	if (method !== "GET") return undefined;
	const { origin, pathname } = new URL(url);
	if (origin !== home.origin) return undefined;
	const page = new URL("guard", home);
	// The document answers whatever stands behind its address, and nothing that only begins like it.
	if (mode === "navigate") return pathname.replace(/\/$/, "") === page.pathname ? page.href : undefined;
	const bare = origin + pathname;
	return kept.has(bare) ? bare : undefined;
}

/**
 * Fetches all files into a cache of their own, past whatever else keeps them. Fails as a whole: half a page is none.
 */
export async function keepAll(files: readonly Precached[], home: URL): Promise<void> {
	const cache = await caches.open(cacheNameOf(files));
	await Promise.all(
		files.map(async ([address]) => {
			const url = new URL(address, home).href;
			const answer = await fetch(url, { cache: "reload" });
			if (!answer.ok || answer.redirected)
				throw new Error(`${address}: found ${answer.status}, expected the page's file`);
			await cache.put(url, answer);
		}),
	);
}

/** Forgets what older builds have kept. */
export async function forgetOthers(files: readonly Precached[]): Promise<void> {
	const own = cacheNameOf(files);
	const names = await caches.keys();
	await Promise.all(names.filter((name) => name.startsWith(CACHES) && name !== own).map((name) => caches.delete(name)));
}
