import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const HOUR_MS = 3_600_000;
/** Deep night: no schedule of Jingxin Garden begins or ends within two hours. */
export const NIGHT = 3;
/** Broad day, likewise. */
export const DAY = 13;
/** The hour of all suites that do not choose one: `GATEHOUSE_TEST_HOUR=13 npm test` runs them by day. */
export const CHOSEN_HOUR = Number(process.env.GATEHOUSE_TEST_HOUR ?? NIGHT);

/**
 * A time zone in which it is now `hour` o'clock (0 to 23), so many minutes past as everywhere. A test that must know what
 * time it is gives its site this zone, and leaves the machine's and the hub's clock alone.
 */
export function zoneAt(hour: number, now = Date.now()): string {
	const hours = (hour - Math.floor(now / HOUR_MS)) % 24;
	const east = ((hours + 36) % 24) - 12;
	// The names of these zones count to the west.
	return `Etc/GMT${east > 0 ? "-" : "+"}${Math.abs(east)}`;
}

/**
 * What a site's file is without rounds and without anybody who is looked for by the roster: which of them is late hangs on the
 * minute, and nobody walks where a test simulates no guards. What is tested of these has a site of its own.
 */
export const NOBODY_WALKS: readonly (readonly [part: RegExp, by: string])[] = [
	[/^plans:\n( .*\n)+/m, "plans: {}\n"],
	[/^ {2}late: .*\n/m, ""],
];

interface Walked {
	/** It keeps its rounds, and whoever is late is looked for. */
	readonly walked?: boolean;
}

/** A site's file in whose place it is now this hour, and where nobody walks. */
export function atHour(text: string, hour = CHOSEN_HOUR, { walked = false }: Walked = {}): string {
	const there = text.replace(/^timeZone: .*$/m, `timeZone: ${zoneAt(hour)}`);
	return walked ? there : NOBODY_WALKS.reduce((before, [part, by]) => before.replace(part, by), there);
}

const gardens = new Map<string, string>();

/** The path of Jingxin Garden's file as `atHour` gives it: one for the whole process, so that a restarted hub finds the same. */
export function gardenAt(hour = CHOSEN_HOUR, walked: Walked = {}): string {
	const key = `${hour} ${walked.walked ?? false}`;
	const known = gardens.get(key);
	if (known !== undefined) return known;
	const folder = mkdtempSync(join(tmpdir(), "garden-"));
	cpSync(new URL("../config", import.meta.url), folder, { recursive: true });
	const file = join(folder, "jingxin-garden.yaml");
	moveTo(file, hour, walked);
	gardens.set(key, file);
	return file;
}

/** Writes a site's file anew, as `atHour` gives it. */
export function moveTo(file: string, hour = CHOSEN_HOUR, walked: Walked = {}): void {
	writeFileSync(file, atHour(readFileSync(file, "utf8"), hour, walked));
}

/** The zones of Jingxin Garden that its schedules leave unwatched at this hour: its lawns, its playground and its two gates, by day. */
export const unwatchedAt = (hour: number) => (hour === DAY ? 4 : 0);
