import { isIP } from "node:net";
import { z } from "zod";

const NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i;

const host = z
	.string()
	.refine((given) => NAME.test(given) || isIP(given) !== 0, "a name such as gatehouse.lan, or an address");
const network = z.string().refine(isNetwork, "a network such as 192.168.10.0/24");
/** An address, or a network. */
export const addresses = z
	.string()
	.refine((given) => isIP(given) !== 0 || isNetwork(given), "an address or a network such as 10.0.0.2 or 10.0.0.0/24");

/** What the hub's own authority vouches for, besides the machine's names and addresses. */
export const certificates = z.strictObject({
	/** Names and addresses by which browsers and devices reach the hub. */
	hosts: z.array(host).default(["gatehouse.lan"]),
	/** Networks in which it may vouch for addresses; none: local ones. What it may is fixed when it is made. */
	networks: z.array(network).default([]),
});

/** Devices may sign in over TLS by a certificate of their own; its subject's common name is the device's id. */
export const clientCertificates = z.strictObject({
	/** The authority that has signed them, a PEM file beside this one. */
	authority: z.string().regex(/^(?!\/)(?!.*\.\.)[\w./-]+$/, "the path of a PEM file beside this one"),
	/** Nobody else may connect to the TLS port. */
	required: z.boolean().default(false),
});

function isNetwork(given: string): boolean {
	const [address = "", bits = "", more] = given.split("/");
	const version = isIP(address);
	return version !== 0 && more === undefined && /^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128);
}
