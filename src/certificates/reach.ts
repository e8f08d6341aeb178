import { BlockList, isIP, isIPv6 } from "node:net";
import { hostname, networkInterfaces } from "node:os";

/** How browsers and devices reach the hub: what its certificate must say. */
export interface Reach {
	/** DNS names, in small letters. */
	readonly names: readonly string[];
	readonly addresses: readonly string[];
}

/** What an authority may vouch for at most. */
export interface Limits {
	/** DNS names; each stands for what is below it too (RFC 5280 §4.2.1.10). */
	readonly names: readonly string[];
	/** Networks, `10.0.0.0/8`. */
	readonly networks: readonly string[];
}

/** The local networks: private (RFC 1918, RFC 4193), shared (RFC 6598), link-local (RFC 3927), the machine itself. */
const LOCAL_NETWORKS = [
	...["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "127.0.0.0/8"],
	...["fc00::/7", "::1/128"],
];
/** No browser takes an address with a zone (`fe80::1%eth0`) in a URL. */
const LINK_LOCAL_V6 = /^fe[89ab]/i;
const DNS_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** This machine's names and addresses now, and what the site's file says besides. */
export function reachOf(hosts: readonly string[], machine: Reach = thisMachine()): Reach {
	const given = hosts.map(canonical);
	return {
		names: [...new Set([...given.filter((host) => isIP(host) === 0), ...machine.names])],
		addresses: [...new Set([...given.filter((host) => isIP(host) !== 0), ...machine.addresses])].sort(),
	};
}

/** A name or address as it is compared: IPv6 in its short form (RFC 5952), all in small letters. */
export function canonical(host: string): string {
	return isIPv6(host) ? new URL(`http://[${host}]`).hostname.slice(1, -1) : host.toLowerCase();
}

/** The machine's own name, as it is and as mDNS says it, and the addresses of its interfaces. */
function thisMachine(): Reach {
	const name = hostname().toLowerCase();
	const short = name.split(".")[0] ?? name;
	const names = ["localhost", name, `${short}.local`].filter((one) => DNS_NAME.test(one));
	const all = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
	const addresses = all.map(({ address }) => canonical(address)).filter((one) => !LINK_LOCAL_V6.test(one));
	return { names: [...new Set(names)], addresses: [...new Set(addresses)].sort() };
}

/**
 * What an authority made now may vouch for: the names, and the networks of the site's file; where that says none, local
 * ones, since a router that is replaced gives other addresses, and phones are not set up anew for that. A public address
 * that the machine has is of them, as it is.
 */
export function limitsOf({ names, addresses }: Reach, networks: readonly string[]): Limits {
	const least = networks.length > 0 ? ["127.0.0.0/8", "::1/128", ...networks] : LOCAL_NETWORKS;
	const beyond = networks.length > 0 ? [] : addresses.filter((one) => !isWithin(least, one));
	return { names, networks: [...least, ...beyond.map((one) => `${one}/${isIPv6(one) ? 128 : 32}`)] };
}

/** What of a reach an authority of these limits may vouch for, and what is left out. */
export function within(limits: Limits, reach: Reach): { readonly reach: Reach; readonly outside: readonly string[] } {
	const mayName = (name: string) => limits.names.some((of) => name === of || name.endsWith(`.${of}`));
	const mayBe = (address: string) => isWithin(limits.networks, address);
	return {
		reach: { names: reach.names.filter(mayName), addresses: reach.addresses.filter(mayBe) },
		outside: [...reach.names.filter((one) => !mayName(one)), ...reach.addresses.filter((one) => !mayBe(one))],
	};
}

function isWithin(networks: readonly string[], address: string): boolean {
	const list = new BlockList();
	for (const network of networks) {
		const [base = "", bits] = network.split("/");
		list.addSubnet(base, Number(bits), isIPv6(base) ? "ipv6" : "ipv4");
	}
	return list.check(address, isIPv6(address) ? "ipv6" : "ipv4");
}
