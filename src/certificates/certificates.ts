import type { Pair } from "./pair.ts";

/** What a person compares and is told of the certificates in use. */
export interface Standing {
	/** Made by the hub's own authority, or read from the files that `--tls CERT,KEY` names. */
	readonly source: "authority" | "files";
	/** SHA-256, `AB:CD:…`: of the authority, or of the certificate where the hub has none of its own. */
	readonly fingerprint: string;
	/** Names and addresses that the certificate is for. */
	readonly hosts: readonly string[];
	/** Names and addresses of this machine that the authority may not vouch for. */
	readonly outside: readonly string[];
	/** When the certificate ends, epoch ms. */
	readonly endsAt: number;
}

/** The certificates that both ports speak TLS with. */
export interface Certificates {
	/** The one in use now. */
	readonly pair: Pair;
	/** The hub's own authority (PEM), for those who are to trust it; absent where somebody else vouches for the hub. */
	readonly authority?: string;
	readonly standing: Standing;
	/** Calls `listener` with each new pair, until the returned function is called. */
	follow(listener: (pair: Pair) => void): () => void;
	/** Reads the files anew; ones that are wrong leave the old in use, and are said in the log. */
	reload(): void;
	close(): void;
}

/** Those who want to know of a new pair. */
export class Followers {
	readonly #all = new Set<(pair: Pair) => void>();

	add(listener: (pair: Pair) => void): () => void {
		this.#all.add(listener);
		return () => this.#all.delete(listener);
	}

	tell(pair: Pair): void {
		for (const listener of this.#all) listener(pair);
	}
}
