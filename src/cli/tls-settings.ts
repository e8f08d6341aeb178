import { type PairFiles, readPair } from "../certificates/given.ts";
import type { TlsChoice } from "../certificates/open.ts";
import { Refusal } from "../model/problem.ts";
import { type Address, addressFrom, isLoopback } from "./address.ts";

/** What the options say of ports and TLS. */
interface TlsOptions {
	readonly http: string;
	readonly mqtt: string;
	readonly mqtts?: string;
	readonly plainMqtt?: boolean;
	readonly broker?: string;
	readonly tls?: string;
}

/** Where to listen, and how. */
export interface Listening {
	readonly http: Address;
	/** Plain MQTT; absent, nothing listens for it. */
	readonly mqtt?: Address;
	/** MQTT over TLS; absent, nothing listens for it. */
	readonly mqtts?: Address;
	/** Absent: without TLS. */
	readonly tls?: TlsChoice;
	/** What other machines reach without TLS, because somebody said so: `http://0.0.0.0:8080`. */
	readonly plain: readonly string[];
}

const MQTTS_PORT = 8_883;

/**
 * What `--tls` and its ports say: `auto` (the default where others reach the hub), `CERT,KEY` (PEM files) or `off` (the
 * default on loopback). With TLS, plain MQTT stays on loopback, and elsewhere only with `--plain-mqtt`.
 *
 * @throws {Refusal} `wrong-usage`: in one line what was found, and what is allowed.
 */
export function listeningFrom(options: TlsOptions, now: number): Listening {
	const http = addressFrom("--http", options.http);
	const mqtt = options.broker === undefined ? addressFrom("--mqtt", options.mqtt) : undefined;
	const isOpen = [http, mqtt].some((one) => one && !isLoopback(one));
	const tls = choiceFrom(options.tls ?? (isOpen ? "auto" : "off"), now);
	if (!tls) return { http, ...(mqtt && { mqtt }), plain: plainOf(options, { http, mqtt }) };
	if (!mqtt) return { http, tls, plain: [] };
	const staysPlain = isLoopback(mqtt) || options.plainMqtt === true;
	return {
		...{ http, tls, mqtts: mqttsFrom(options.mqtts, mqtt) },
		...(staysPlain && { mqtt }),
		plain: staysPlain && !isLoopback(mqtt) ? [urlOf("mqtt", mqtt)] : [],
	};
}

/** @throws {Refusal} `wrong-usage`: a TLS port without TLS. */
function plainOf(
	{ mqtts, tls }: TlsOptions,
	{ http, mqtt }: { http: Address; mqtt: Address | undefined },
): readonly string[] {
	if (mqtts !== undefined) {
		const found = tls === "off" ? "with --tls off" : "without TLS, which is off on loopback unless it is asked for";
		throw wrong(`--mqtts: found ${mqtts} ${found}; allowed: with --tls auto or --tls CERT,KEY`);
	}
	return [
		...(isLoopback(http) ? [] : [urlOf("http", http)]),
		...(!mqtt || isLoopback(mqtt) ? [] : [urlOf("mqtt", mqtt)]),
	];
}

/** The default is the usual port beside plain MQTT's, or a free one beside a free one. */
function mqttsFrom(given: string | undefined, { host, port }: Address): Address {
	return given === undefined ? { host, port: port === 0 ? 0 : MQTTS_PORT } : addressFrom("--mqtts", given);
}

function choiceFrom(given: string, now: number): TlsChoice | undefined {
	if (given === "off") return undefined;
	if (given === "auto") return "auto";
	const [cert, key, ...more] = given.split(",");
	if (!cert || !key || more.length > 0) {
		throw wrong(`--tls: found ${given}; allowed: auto, CERT,KEY (two PEM files) or off`);
	}
	const files: PairFiles = { cert, key };
	return { files, first: readPair(files, now) };
}

function urlOf(scheme: string, { host, port }: Address): string {
	return `${scheme}://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

function wrong(detail: string): Refusal {
	return new Refusal({ code: "wrong-usage", detail });
}
