import { fingerprintOf, hostsOf, type Pair, validityOf } from "../certificates/pair.ts";

const DAY_MS = 86_400_000;
/** The hub renews its own a month before; less than that left, something keeps it from doing so. */
const SOON_MS = 25 * DAY_MS;

/** What `doctor` says of certificates: whose they are, what for, until when. */
export function certificateLines(
	{ authority, pair, plain }: { authority?: Pair; pair?: Pair; plain: readonly string[] },
	now: number,
): string[] {
	const open = plain.map((one) => `  plain text at ${one}: whoever is in the network can read and change it`);
	if (!pair) {
		const none = authority ? "none yet: made at the start" : "none: no TLS";
		return [`certificate: ${none}`, ...authorityLines(authority), ...open];
	}
	const { to } = validityOf(pair);
	const left = Math.floor((to - now) / DAY_MS);
	const standing = to <= now ? "has ENDED" : to - now < SOON_MS ? "ends SOON" : "ends";
	return [
		`certificate: for ${hostsOf(pair).join(", ")}; ${standing} ${new Date(to).toISOString()} (${left} d)`,
		`  SHA-256 ${fingerprintOf(pair.cert)}`,
		...authorityLines(authority),
		...open,
	];
}

function authorityLines(authority: Pair | undefined): string[] {
	if (!authority) return [];
	const { to } = validityOf(authority);
	return [
		`authority: the hub's own, until ${new Date(to).toISOString()}; what phones compare at /trust:`,
		`  SHA-256 ${fingerprintOf(authority.cert)}`,
	];
}
