import { Refusal } from "../model/problem.ts";

/** Where to listen. */
export interface Address {
	readonly host: string;
	readonly port: number;
}

const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|::1)$/;

/**
 * Reads `HOST:PORT` (`[::1]:8080` for IPv6); port 0 picks a free one.
 *
 * @throws {Refusal} `wrong-usage`.
 */
export function addressFrom(option: string, given: string): Address {
	const [, ipv6, name, port] = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(given) ?? [];
	const host = ipv6 ?? name;
	if (host === undefined || Number(port) > 65_535) {
		throw new Refusal({
			code: "wrong-usage",
			detail: `${option}: found ${given}; expected HOST:PORT, e.g. 127.0.0.1:0`,
		});
	}
	return { host, port: Number(port) };
}

/** True where only this machine can connect. */
export function isLoopback({ host }: Address): boolean {
	return LOOPBACK.test(host);
}
