import type { Console } from "../rig.ts";
import { isSeer } from "./places.ts";

/** All that the hub counts. How long things took and what the process needs differ between any two. */
const COUNTED = /^gatehouse_(?!http_request_seconds_(bucket|sum))/;

/** Without what differs between any two hubs: names that were drawn, ports, uptime. */
export function plain(text: string): string {
	// Plates are signed by a key that each hub draws for itself; what they name stands in the site's file.
	if (text.startsWith("/patrol/plates.pdf")) return text.slice(0, text.indexOf("%PDF"));
	const said = text.startsWith("/metrics") ? text.split("\n").filter((line) => COUNTED.test(line)) : [text];
	return (
		said
			.join("\n")
			.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "UUID")
			.replaceAll(/"id":"[0-9a-f]{16}"/g, "SESSION")
			// A page that is open uses its session each second, in the middle of whatever is asked.
			.replaceAll(/"usedAt":"[^"]+"/g, "USED")
			.replaceAll(/"uptimeS":\d+/g, "")
			.replaceAll(/127\.0\.0\.1:\d+/g, "HERE")
	);
}

/** Who may see the place may see which siren must not sound there. */
export function withoutSilent(name: string, text: string): string {
	return isSeer(name) ? text.replaceAll(',"silent":true', "") : text;
}

/** Who may see the place sees the head of the chain, too: it covers what they may see. */
export function withoutHead(text: string): string {
	return text.replaceAll(/"journal":\{[^}]*\}/g, "");
}

/** Everything that a console heard but beats, however it was batched. */
export function heardBy({ heard }: Console): string[] {
	const all = heard.filter(({ type }) => type !== "beat");
	return [...all.flatMap(({ upserts = [] }) => upserts), ...all.flatMap(({ events = [] }) => events)].map((one) =>
		plain(JSON.stringify(one)),
	);
}

/** What only one of two was told, in order. */
export function differing(
	first: readonly string[] = [],
	second: readonly string[] = [],
): (readonly (string | undefined)[])[] {
	const longer = first.length > second.length ? first : second;
	return longer.map((_, i) => [first[i], second[i]]).filter(([one, other]) => one !== other);
}
