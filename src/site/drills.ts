import { z } from "zod";
import type { Kind } from "../model/kind.ts";
import type { Mistake } from "../model/problem.ts";
import type { DrillScript, SiteDevice } from "../model/site.ts";
import { parsePart } from "./allowed.ts";
import type { Checked } from "./cross-check.ts";

type Report = DrillScript["reports"][number];

const SECOND_MS = 1_000;

const dataMap = z.record(z.string(), z.unknown());

/** The exercises with their reports as the devices' kinds read them, and what those do not know. */
export function parseDrills(
	{ given, file }: Checked,
	devices: ReadonlyMap<string, SiteDevice>,
	kinds: ReadonlyMap<string, Kind>,
): { readonly drills: ReadonlyMap<string, DrillScript>; readonly mistakes: readonly Mistake[] } {
	const mistakes: Mistake[] = [];
	const drills = new Map<string, DrillScript>();
	for (const [id, { words, reports: said }] of Object.entries(given.drills)) {
		const reports: Report[] = [];
		for (const [i, { after, device, type, data }] of said.entries()) {
			const at = ["drills", id, "reports", i];
			const kind = kinds.get(devices.get(device)?.kind ?? "");
			if (!kind) continue;
			const event = kind.events[type.startsWith(`${kind.name}.`) ? type.slice(kind.name.length + 1) : ""];
			if (event?.raises === undefined) {
				mistakes.push({
					path: file.where([...at, "type"]),
					found: JSON.stringify(type),
					expected: `a report of ${device} that raises an alarm: ${raising(kind).join(", ")}`,
				});
				continue;
			}
			const read = parsePart(event.data, data, { file, at: (path) => [...at, "data", ...path] });
			if ("mistakes" in read) mistakes.push(...read.mistakes);
			else reports.push({ afterMs: after * SECOND_MS, device, type, data: dataMap.parse(read.data) });
		}
		drills.set(id, { id, words, reports });
	}
	return { drills, mistakes };
}

function raising({ name, events }: Kind): string[] {
	return Object.entries(events).flatMap(([event, { raises }]) => (raises === undefined ? [] : [`${name}.${event}`]));
}
