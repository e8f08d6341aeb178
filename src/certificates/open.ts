import type { Log } from "../model/log.ts";
import type { Certificates } from "./certificates.ts";
import { openGiven, type PairFiles } from "./given.ts";
import { openOwn } from "./own.ts";
import type { Pair } from "./pair.ts";

/** What `--tls` says: the hub vouches for itself, or files that somebody else keeps do. */
export type TlsChoice = "auto" | { readonly files: PairFiles; readonly first: Pair };

interface Options {
	readonly folder: string;
	readonly name: string;
	readonly hosts: () => readonly string[];
	readonly networks: readonly string[];
	readonly times: () => readonly number[];
	readonly log: Log;
}

/**
 * Opens the certificates that both ports speak TLS with.
 *
 * @throws {Refusal} `wrong-configuration`: the hub's own authority is damaged.
 */
export async function openCertificates(choice: TlsChoice, options: Options): Promise<Certificates> {
	if (choice === "auto") return openOwn(options);
	const { times, log } = options;
	return openGiven(choice.files, { first: choice.first, now: () => times()[0] ?? Date.now(), log });
}
