import { randomBytes, X509Certificate } from "node:crypto";
import type { Log } from "../model/log.ts";
import { type Certificates, Followers, type Standing } from "./certificates.ts";
import { authorityFile, readAuthority, readServer, serverFile, writePairs } from "./kept.ts";
import { fingerprintOf, hostsOf, type Pair, validityOf } from "./pair.ts";
import { type Limits, limitsOf, type Reach, reachOf, within } from "./reach.ts";
import { authorityValidity, isDue, serverValidity } from "./validity.ts";

export interface OwnOptions {
	/** Where authority and certificate are kept, in the data folder. */
	readonly folder: string;
	/** The site, in words that a phone's list of authorities shows. */
	readonly name: string;
	/** Names and addresses besides this machine's own, and the networks that the authority may vouch in (none: local ones). */
	readonly hosts: () => readonly string[];
	readonly networks: readonly string[];
	/** What time it may be, epoch ms, the most believed first. */
	readonly times: () => readonly number[];
	/** The machine's names and addresses now; absent, this one's. */
	readonly machine?: () => Reach;
	/** How often is looked whether a new certificate is due, ms. */
	readonly lookMs?: number;
	readonly log: Log;
}

/** A clock may be set, a cable plugged in: a page must be reachable soon after. */
const LOOK_MS = 20_000;
/** A common name has 64 characters at most (RFC 5280, ub-common-name). */
const NAME_MAX = 59;

/**
 * The hub's own authority and the certificate that it signs: made when they are missing, and the certificate again when it
 * is due, when the machine's names or addresses change, and when the clock is set to where it does not hold. What can't be
 * written (a full disk) is used all the same, and written later.
 *
 * @throws {Refusal} `wrong-configuration`: an authority that is damaged is never replaced by itself, since phones trust it.
 */
export async function openOwn(options: OwnOptions): Promise<Certificates> {
	const { folder, times, log, lookMs = LOOK_MS } = options;
	const files = { authority: authorityFile(folder), server: serverFile(folder) };
	const followers = new Followers();
	const unwritten = new Map<string, Pair>();
	const keep = (file: string, pair: Pair) => {
		unwritten.set(file, pair);
		writePairs(folder, unwritten, log);
	};
	const known = readAuthority(folder);
	const authority = known ?? (await newAuthority(options));
	if (!known) {
		keep(files.authority, authority);
		log.info(
			{ fingerprint: fingerprintOf(authority.cert) },
			"a new authority vouches for this hub: /trust tells who is to trust it",
		);
	}
	const { limitsIn } = await import("./limits.ts");
	const limits = limitsIn(authority.cert);
	const wanted = () => within(limits, reachOf(options.hosts(), options.machine?.()));
	let { outside } = wanted();
	let pair = readServer(folder);
	const renew = async (): Promise<boolean> => {
		const now = wanted();
		if (now.outside.join() !== outside.join()) sayOutside(now.outside, folder, log);
		outside = now.outside;
		if (pair && isOf(pair, authority) && isFor(pair, now.reach) && !isDue(validityOf(pair), times())) return false;
		const { issue } = await import("./x509.ts");
		pair = await issue(authority, now.reach, serverValidity(times()));
		log.info({ hosts: hostsOf(pair), to: new Date(validityOf(pair).to).toISOString() }, "a new certificate is in use");
		keep(files.server, pair);
		return true;
	};
	sayOutside(outside, folder, log);
	await renew();
	let isRenewing = false;
	let closed = false;
	const look = () => {
		writePairs(folder, unwritten, log);
		if (isRenewing) return;
		isRenewing = true;
		void renew()
			.then((isNew) => {
				if (isNew && pair && !closed) followers.tell(pair);
			})
			.catch((error: unknown) => log.error({ err: error }, "no new certificate could be made"))
			.finally(() => {
				isRenewing = false;
			});
	};
	const looking = setInterval(look, lookMs).unref();
	const current = () => {
		if (!pair) throw new Error("there is no certificate");
		return pair;
	};
	return {
		get pair() {
			return current();
		},
		authority: authority.cert,
		get standing(): Standing {
			const fingerprint = fingerprintOf(authority.cert);
			return { source: "authority", fingerprint, hosts: hostsOf(current()), outside, endsAt: validityOf(current()).to };
		},
		follow: (listener) => followers.add(listener),
		reload: look,
		close() {
			closed = true;
			clearInterval(looking);
		},
	};
}

async function newAuthority({ name, hosts, networks, machine, times }: OwnOptions): Promise<Pair> {
	const { makeAuthority } = await import("./x509.ts");
	const limits: Limits = limitsOf(reachOf(hosts(), machine?.()), networks);
	// Two authorities of one site must be told apart, by people and by whoever looks for an issuer by its name.
	const mark = randomBytes(2).toString("hex");
	return makeAuthority(`${name.slice(0, NAME_MAX)} ${mark}`, limits, authorityValidity(times()));
}

function isOf(pair: Pair, authority: Pair): boolean {
	const issuer = new X509Certificate(authority.cert);
	return new X509Certificate(pair.cert).verify(issuer.publicKey);
}

function isFor(pair: Pair, { names, addresses }: Reach): boolean {
	return [...hostsOf(pair)].sort().join() === [...names, ...addresses].sort().join();
}

function sayOutside(outside: readonly string[], folder: string, log: Log): void {
	if (outside.length === 0) return;
	const how = `move ${authorityFile(folder)} away and start again; phones and computers must then trust the new authority`;
	log.warn({ outside, how }, "the authority may not vouch for these names or addresses of this hub");
}
