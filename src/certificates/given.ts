import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Log } from "../model/log.ts";
import { Refusal } from "../model/problem.ts";
import { type Certificates, Followers, type Standing } from "./certificates.ts";
import { faultOf, fingerprintOf, hostsOf, type Pair, subjectOf, validityOf } from "./pair.ts";

/** The files that `--tls CERT,KEY` names. */
export interface PairFiles {
	readonly cert: string;
	readonly key: string;
}

/** So long before its end a certificate is spoken of, once a day, ms. */
const ENDS_SOON_MS = 30 * 86_400_000;
const DAY_MS = 86_400_000;

/**
 * Reads the two files, and looks whether TLS can be spoken with them at `now` (epoch ms). One that holds from later on is
 * taken: a machine whose clock is behind must not keep a hub from starting.
 *
 * @throws {Refusal} `wrong-usage`, in one line: the file, what was found, what is allowed.
 */
export function readPair({ cert, key }: PairFiles, now: number): Pair {
	const pair = { cert: textOf(cert), key: textOf(key) };
	const fault = faultOf(pair);
	if (fault) {
		const which = { cert, key, both: `${cert} and ${key}` }[fault.part];
		throw wrong(`${which}: found ${fault.found}; allowed: ${fault.allowed}`);
	}
	const { to } = validityOf(pair);
	if (to > now) return pair;
	const subject = subjectOf(new X509Certificate(pair.cert));
	throw wrong(
		`${cert}: found a certificate (${subject}) that ended ${timeOf(to)}; allowed: one that holds now, ${timeOf(now)}`,
	);
}

/** Certificates that somebody else keeps: read at the start, and again when the hub is told to. */
export function openGiven(
	files: PairFiles,
	{ first, now, log }: { first: Pair; now: () => number; log: Log },
): Certificates {
	const followers = new Followers();
	let pair = first;
	const speak = () => {
		const { from, to } = validityOf(pair);
		const about = { file: files.cert, from: timeOf(from), to: timeOf(to) };
		if (now() < from) log.warn(about, "the certificate does not hold yet by this machine's clock");
		if (to - now() < ENDS_SOON_MS) log.warn(about, "the certificate ends soon, or has ended");
	};
	speak();
	const speaking = setInterval(speak, DAY_MS).unref();
	return {
		get pair() {
			return pair;
		},
		get standing(): Standing {
			const { to } = validityOf(pair);
			const fingerprint = fingerprintOf(pair.cert);
			return { source: "files", fingerprint, hosts: hostsOf(pair), outside: [], endsAt: to };
		},
		follow: (listener) => followers.add(listener),
		reload() {
			let read: Pair;
			try {
				read = readPair(files, now());
			} catch (error) {
				if (!(error instanceof Refusal)) throw error;
				log.error(`${error.problem.detail}; the certificate before stays in use`);
				return;
			}
			if (read.cert === pair.cert && read.key === pair.key) return;
			pair = read;
			log.info({ file: files.cert, to: timeOf(validityOf(pair).to) }, "a new certificate is in use");
			followers.tell(pair);
			speak();
		},
		close: () => clearInterval(speaking),
	};
}

function textOf(file: string): string {
	try {
		return readFileSync(file, "utf8");
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw wrong(`${file}: ${reason}; allowed: a PEM file that this user can read`);
	}
}

function wrong(detail: string): Refusal {
	return new Refusal({ code: "wrong-usage", detail: `--tls: ${detail}` });
}

function timeOf(at: number): string {
	return new Date(at).toISOString();
}
