import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";
import { Refusal } from "../model/problem.ts";
import { type Address, isLoopback } from "./address.ts";

export interface Tls {
	readonly cert: string;
	readonly key: string;
}

/**
 * What `--tls` says: `CERT,KEY` (PEM files) for both ports, `off` for none, nothing for none on loopback only.
 *
 * @throws {Refusal} `wrong-usage`: plain on an address others reach, without the word; files that can't be read.
 */
export function tlsFrom(given: string | undefined, listen: readonly Address[]): Tls | undefined {
	if (given === "off") return undefined;
	if (given === undefined) {
		const open = listen.find((address) => !isLoopback(address));
		if (!open) return undefined;
		const detail = `${open.host}:${open.port} can be reached by others: say --tls CERT,KEY, or --tls off to allow plain text there`;
		throw new Refusal({ code: "wrong-usage", detail });
	}
	const [cert, key, ...more] = given.split(",");
	if (!cert || !key || more.length > 0) {
		throw new Refusal({
			code: "wrong-usage",
			detail: `--tls: found ${given}; expected CERT,KEY (two PEM files) or off`,
		});
	}
	const tls = { cert: pem(cert), key: pem(key) };
	try {
		createSecureContext(tls);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		const detail = `--tls: ${cert} and ${key} are no certificate and its key (${reason}); expected two PEM files`;
		throw new Refusal({ code: "wrong-usage", detail });
	}
	return tls;
}

function pem(file: string): string {
	try {
		return readFileSync(file, "utf8");
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new Refusal({ code: "wrong-usage", detail: `--tls: ${reason}` });
	}
}
