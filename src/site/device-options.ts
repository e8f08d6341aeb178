import { z } from "zod";
import type { Kind } from "../model/kind.ts";
import type { Mistake } from "../model/problem.ts";
import type { SiteDevice } from "../model/site.ts";
import { parsePart } from "./allowed.ts";
import type { Checked } from "./cross-check.ts";

const optionMap = z.record(z.string(), z.unknown());

/** The devices with their options as their kinds read them, and what their kinds do not allow. */
export function parseDeviceOptions(
	{ given, expanded, file }: Checked,
	kinds: ReadonlyMap<string, Kind>,
): { readonly devices: ReadonlyMap<string, SiteDevice>; readonly mistakes: readonly Mistake[] } {
	const gatewayOf = new Map(
		Object.entries(given.gateways).flatMap(([gateway, { devices }]) => devices.map((id) => [id, gateway] as const)),
	);
	const devices = new Map<string, SiteDevice>();
	const mistakes: Mistake[] = [];
	for (const { from, optionsFrom, ...placed } of expanded.devices) {
		const kind = kinds.get(placed.kind);
		if (!kind) {
			mistakes.push({
				path: file.where([...from, "kind"]),
				found: JSON.stringify(placed.kind),
				expected: `a kind of device: ${[...kinds.keys()].join(", ")}`,
			});
			continue;
		}
		const options = parsePart(kind.options, placed.options, {
			file,
			at: ([option = "", ...deeper]) => [...(optionsFrom?.[String(option)] ?? [...from, "options", option]), ...deeper],
		});
		if ("mistakes" in options) {
			mistakes.push(...options.mistakes);
			continue;
		}
		const gateway = gatewayOf.get(placed.id);
		devices.set(placed.id, {
			...placed,
			options: optionMap.parse(options.data),
			...(gateway !== undefined && { gateway }),
		});
	}
	return { devices, mistakes: onePerPlace(mistakes) };
}

/** What is said once for many devices is wrong once. */
function onePerPlace(mistakes: readonly Mistake[]): Mistake[] {
	return [...new Map(mistakes.map((mistake) => [JSON.stringify(mistake), mistake])).values()];
}
