import type { Client } from "../admission/client.ts";
import type { Log } from "../model/log.ts";

const DAY_MS = 86_400_000;
/** Addresses remembered at once; the oldest is forgotten first. */
const REMEMBERED = 1_000;

/**
 * Says in the log, once a day for each address, that a request was passed on by none of the site's proxies. Everything
 * works then, and everybody behind that proxy is one address: whoever guesses a password slows all of them down.
 */
export function sayUnknownProxies(log: Pick<Log, "warn">, now: () => number = Date.now) {
	const saidAt = new Map<string, number>();
	return ({ unknownProxy: from }: Pick<Client, "unknownProxy">): void => {
		if (from === undefined || now() - (saidAt.get(from) ?? Number.NEGATIVE_INFINITY) < DAY_MS) return;
		for (const oldest of saidAt.keys()) {
			if (saidAt.size < REMEMBERED) break;
			saidAt.delete(oldest);
		}
		saidAt.set(from, now());
		log.warn(
			{ from, setting: "trustedProxies" },
			"found X-Forwarded-For or the like from an address that is no proxy of the site, and did not believe it; allowed: from the addresses that the site's file lists under trustedProxies",
		);
	};
}
