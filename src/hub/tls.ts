import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Certificates } from "../certificates/certificates.ts";
import { openCertificates, type TlsChoice } from "../certificates/open.ts";
import type { ClientCertificates } from "../intake/embedded/client-certificate.ts";
import type { IntakeOptions } from "../intake/open.ts";
import type { Log } from "../model/log.ts";
import { Refusal } from "../model/problem.ts";
import type { Site } from "../model/site.ts";
import type { SiteConfiguration } from "../model/site-configuration.ts";
import { type HubClock, type Machine, machineNow } from "./clock.ts";

const DAY_MS = 86_400_000;

/** What the command line says of it. */
interface Asked {
	readonly config: string;
	readonly tls?: TlsChoice;
	readonly mqtt?: IntakeOptions["mqtt"];
	readonly mqtts?: { readonly host: string; readonly port: number };
	/** Addresses that others reach without TLS, because somebody said so. */
	readonly plain?: readonly string[];
	readonly machine?: Machine;
}

interface Parts {
	/** Where the hub's own authority is kept. */
	readonly folder: string;
	readonly configuration: Pick<SiteConfiguration, "site" | "follow">;
	readonly clock: Pick<HubClock, "wall">;
	readonly log: Log;
}

/** How the hub speaks, on each of its ports. */
interface Tls {
	/** Of the console's port, and what is said there of all. */
	readonly console: { readonly certificates?: Certificates; readonly plain: readonly string[] };
	/** Where devices connect, or the external broker. */
	readonly devices: Pick<IntakeOptions, "mqtt" | "mqtts">;
	close(): void;
}

/**
 * Opens what the hub speaks TLS with. A certificate is judged by real time, believed or not: browsers go by their own.
 *
 * @throws {Refusal} `wrong-configuration`: the hub's own authority is damaged, or that of the devices can't be read.
 */
export async function openTls({ config, tls, mqtt, mqtts, plain = [], machine }: Asked, parts: Parts): Promise<Tls> {
	const { folder, configuration, clock, log } = parts;
	const warning = warnOfPlainText(plain, log);
	const plainly = mqtt && { mqtt };
	if (!tls) return { console: { plain }, devices: { ...plainly }, close: warning.close };
	const { site } = configuration;
	const clients = clientCertificatesOf(site, config);
	const certificates = await openCertificates(tls, {
		...{ folder, log, name: `Gatehouse ${site.words.en}`, networks: site.certificates.networks },
		hosts: () => configuration.site.certificates.hosts,
		times: () => [clock.wall(), machineNow(machine)],
	});
	configuration.follow({ applySite: () => certificates.reload() });
	return {
		console: { certificates, plain },
		devices: { ...plainly, ...(mqtts && { mqtts: { ...mqtts, certificates, ...(clients && { clients }) } }) },
		close() {
			warning.close();
			certificates.close();
		},
	};
}

/**
 * What the site's file says of devices' certificates, with the authority's text; read once, at the start.
 *
 * @throws {Refusal} `wrong-configuration`: the authority can't be read, or is none.
 */
function clientCertificatesOf({ clientCertificates }: Site, config: string): ClientCertificates | undefined {
	if (!clientCertificates) return undefined;
	const file = join(dirname(config), clientCertificates.authority);
	try {
		const authority = readFileSync(file, "utf8");
		if (new X509Certificate(authority).ca) return { authority, required: clientCertificates.required };
		throw new Error("a certificate that may sign no others");
	} catch (error) {
		const found = error instanceof Error ? error.message : String(error);
		const detail = `${config} clientCertificates.authority: found ${file} (${found}); allowed: the PEM file of the authority that signs devices' certificates`;
		throw new Refusal({ code: "wrong-configuration", detail });
	}
}

/** Says in the log that others can read what is said at these addresses, at once and every day. */
function warnOfPlainText(plain: readonly string[], log: Log): { close(): void } {
	if (plain.length === 0) return { close() {} };
	const warn = () => log.warn({ plain }, "plain text: whoever is in the network can read passwords and alarms here");
	warn();
	const warning = setInterval(warn, DAY_MS).unref();
	return { close: () => clearInterval(warning) };
}
