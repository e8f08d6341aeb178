import type { Command } from "commander";
import { openClock } from "../clock.ts";
import { takeFolder } from "../folder.ts";
import type { Site } from "../model/site.ts";
import { readSite } from "../site/read.ts";
import { type Common, configOption, dataOption } from "./options.ts";

/** A device silent for three of its intervals is lost; this is how long that takes to be reported (EN 50136-1). */
const MISSED_INTERVALS = 3;

/** `gatehouse doctor`: looks at what a hub would need here, and says it in words. */
export function doctor(program: Command): void {
	program
		.command("doctor")
		.description("check the site's file, the data folder and the clock")
		.addOption(configOption())
		.addOption(dataOption())
		.action(async ({ config, data }: Common) => {
			const site = await readSite(config);
			const folder = takeFolder(data);
			folder.release();
			const now = openClock({ notBefore: 0 }).now();
			process.stdout.write(
				`${[...describe(site), `data folder ${folder.path}: free, writable`, timeLine(site, now)].join("\n")}\n`,
			);
		});
}

function describe(site: Site): string[] {
	const kinds = [...site.kinds.values()].map(({ name, words, heartbeatMs }) => {
		const count = [...site.devices.values()].filter(({ kind }) => kind === name).length;
		return `  ${count} × ${words.en}: lost is reported within ${(MISSED_INTERVALS * heartbeatMs) / 1000} s`;
	});
	return [
		`site ${site.id}: ${site.devices.size} devices, ${site.zones.size} zones, ${site.units.size} units, ${site.buildings.length} buildings`,
		...kinds,
	];
}

function timeLine(site: Site, now: number): string {
	const minute = site.minuteOfDay(now);
	const local = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
	return `clock: ${new Date(now).toISOString()}, ${local} in ${site.timeZone}`;
}
