import { createServer } from "node:net";
import { dirname } from "node:path";
import type { Command } from "commander";
import { readAuthority, readServer } from "../certificates/kept.ts";
import { machineNow } from "../hub/clock.ts";
import { type Folder, pathsOf, takeFolder } from "../hub/data-folder.ts";
import { checkStore, type StoreCheck } from "../journal/store/check-store.ts";
import { misplaced } from "../journal/store/file-state.ts";
import { HUB_ALARMS } from "../model/hub-alarms.ts";
import { Refusal } from "../model/problem.ts";
import { REPORT_KIND_NAMES } from "../model/report.ts";
import { JOURNAL_DAYS } from "../model/retention.ts";
import type { Site } from "../model/site.ts";
import { refusalOf } from "../site/config-file.ts";
import { readConfiguration } from "../site/configuration.ts";
import { loadKinds } from "../site/kinds.ts";
import { surroundedSiteOf } from "../site/read.ts";
import { surroundingsOf } from "../site/surroundings.ts";
import { siteFrom } from "../site/transferable.ts";
import type { Address } from "./address.ts";
import { beginsSaid } from "./audit.ts";
import { certificateLines } from "./certificate-lines.ts";
import { channelLines } from "./channel-lines.ts";
import { clockLines } from "./clock-lines.ts";
import { closedTo, folderLines } from "./folder-lines.ts";
import {
	brokerOption,
	type Common,
	configOption,
	dataOption,
	httpOption,
	mqttOption,
	mqttsOption,
	plainMqttOption,
	tlsOption,
} from "./options.ts";
import { print } from "./print.ts";
import { type Listening, listeningFrom } from "./tls-settings.ts";

/** A device silent for three of its intervals is lost; this is how long that takes to be reported (EN 50136-1). */
const MISSED_INTERVALS = 3;
const GIB = 2 ** 30;

interface DoctorOptions extends Common {
	readonly http: string;
	readonly mqtt: string;
	readonly mqtts?: string;
	readonly plainMqtt?: boolean;
	readonly broker?: string;
	readonly tls?: string;
}

/** `gatehouse doctor`: looks at what a hub would need here, beside a running one too, and says it in words. */
export function doctor(program: Command): void {
	program
		.command("doctor")
		.description("check the site's file, the data folder, the database, the clock, the certificates and the ports")
		.addOption(configOption())
		.addOption(dataOption())
		.addOption(httpOption())
		.addOption(mqttOption())
		.addOption(mqttsOption())
		.addOption(plainMqttOption())
		.addOption(brokerOption())
		.addOption(tlsOption())
		.action(async ({ config, data, ...given }: DoctorOptions) => {
			const listening = listeningFrom(given, machineNow());
			const ports = portsOf(listening);
			const kinds = await loadKinds();
			const here = surroundedSiteOf(await readConfiguration(config), kinds, surroundingsOf(dirname(config)));
			const site = siteFrom(here.site, kinds);
			print(...describe(site));
			const isFree = isFolderFree(data);
			const paths = pathsOf(data);
			const { path, journalFile } = paths;
			print(
				`data folder ${path}: this user's alone, ${isFree ? "free, writable" : "in use by a hub or a command"}`,
				...folderLines(paths),
			);
			refuseMisplaced(paths);
			const store = checkStore(journalFile);
			print(...channelLines(site.channels ?? [], store?.channels, here.lacking));
			print(...storeLines(store), timeLine(site, machineNow()), ...clockLines(store, machineNow()));
			print(...certificatesOf(listening, paths.certificates));
			const taken = await takenOf(ports);
			for (const one of ports) {
				const byHub = isFree ? "" : ", as by the hub that runs on this folder";
				print(`port ${one.host}:${one.port}: ${taken.includes(one) ? `taken${byHub}` : "free"}`);
			}
			refuseFaults(journalFile, store);
			if (!isFree) return;
			refuseTaken(taken);
			// Beside a hub that runs, the variables of this shell prove nothing.
			if (here.lacking.length > 0) throw refusalOf(here.lacking);
		});
}

/** The place and the rights come before the contents: without them nothing can be said of these. */
function refuseMisplaced(paths: ReturnType<typeof pathsOf>): void {
	const refusal = misplaced(paths.journalFile);
	if (refusal) throw refusal;
	const closed = closedTo(paths);
	if (closed.length === 0) return;
	throw new Refusal({
		code: "folder-open",
		detail: `this user cannot read and write ${closed.join(", ")}: chown or chmod them for the user that the hub runs as`,
	});
}

function describe(site: Site): string[] {
	const kinds = [...site.kinds.values()].map(({ name, words, heartbeatMs }) => {
		const count = [...site.devices.values()].filter(({ kind }) => kind === name).length;
		return `  ${count} × ${words.en}: lost is reported within ${(MISSED_INTERVALS * heartbeatMs) / 1000} s`;
	});
	const lacking = withoutProcedure(site);
	return [
		`site ${site.id}: ${site.devices.size} devices, ${site.zones.size} zones, ${site.units.size} units, ${site.buildings.length} buildings`,
		...kinds,
		`journal: entries are kept for ${site.retention?.journalDays ?? JOURNAL_DAYS.default} days`,
		`rules: ${Object.keys(site.settings.alarms).length} types of alarm with a word of their own; ${site.agencies.size} agencies`,
		`procedures: ${site.procedures.size}${lacking.length === 0 ? ", one for every alarm and report" : `; none for ${lacking.join(", ")}`}`,
	];
}

function certificatesOf({ tls, plain }: Listening, folder: string): string[] {
	const now = machineNow();
	if (tls === undefined) return certificateLines({ plain }, now);
	if (tls !== "auto") return certificateLines({ pair: tls.first, plain }, now);
	const [authority, pair] = [readAuthority(folder), readServer(folder)];
	return certificateLines({ ...(authority && { authority }), ...(pair && { pair }), plain }, now);
}

/** Types of alarms and reports that nobody has written a procedure for. */
function withoutProcedure(site: Site): string[] {
	const types = [
		...[...site.kinds.values()].flatMap(({ name, alarms }) => Object.keys(alarms).map((alarm) => `${name}.${alarm}`)),
		...Object.keys(HUB_ALARMS),
		...REPORT_KIND_NAMES.map((kind) => `report.${kind}`),
	];
	return types.filter((type) => !site.procedures.has(type));
}

function isFolderFree(data: string): boolean {
	let folder: Folder;
	try {
		folder = takeFolder(data);
	} catch (error) {
		if (error instanceof Refusal && error.problem.code === "folder-in-use") return false;
		throw error;
	}
	folder.release();
	return true;
}

function storeLines(store: StoreCheck | undefined): string[] {
	if (!store) return ["database: none yet"];
	const { begins, schemaVersion, lastSeq, lastAt, openObjects, quarantined, fileBytes, freeBytes, faults } = store;
	return [
		`database: schema ${schemaVersion}, ${(fileBytes / GIB).toFixed(2)} GiB, pages ${faults.length === 0 ? "whole" : "damaged"}; ${lastSeq - (begins?.seq ?? 0)} entries${lastAt > 0 ? `, the newest of ${new Date(lastAt).toISOString()}` : ""}, ${openObjects} open objects, ${quarantined} quarantined`,
		...(begins ? [`journal: ${beginsSaid(begins)}`] : []),
		`disk: ${(freeBytes / GIB).toFixed(1)} GiB free`,
	];
}

function timeLine(site: Site, now: number): string {
	const minute = site.minuteOfDay(now);
	const local = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
	return `clock: ${new Date(now).toISOString()}, ${local} in ${site.timeZone}`;
}

/** A port that the hub would listen on, and the option that names another. */
interface Port extends Address {
	readonly option: "--http" | "--mqtt" | "--mqtts";
}

function portsOf({ http, mqtt, mqtts }: Listening): readonly Port[] {
	return [
		{ ...http, option: "--http" },
		...(mqtt ? [{ ...mqtt, option: "--mqtt" } as const] : []),
		...(mqtts ? [{ ...mqtts, option: "--mqtts" } as const] : []),
	];
}

async function takenOf(ports: readonly Port[]): Promise<Port[]> {
	const tried = await Promise.all(ports.map(async (port) => ((await isTaken(port)) ? [port] : [])));
	return tried.flat();
}

function isTaken({ host, port }: Address): Promise<boolean> {
	return new Promise((done) => {
		const server = createServer();
		server.once("error", () => done(true)).listen(port, host, () => server.close(() => done(false)));
	});
}

function refuseFaults(file: string, store: StoreCheck | undefined): void {
	if (!store || store.faults.length === 0) return;
	throw new Refusal({ code: "chain-broken", detail: `${file} is damaged: ${store.faults.join("; ")}` });
}

/** A hub that runs here has taken its ports itself. */
function refuseTaken([first]: readonly Port[]): void {
	if (!first) return;
	const { option, host, port } = first;
	throw new Refusal({
		code: "port-taken",
		detail: `${option} ${host}:${port}: taken by another process, or no address of this machine; another can be named with ${option} HOST:PORT, 0 picks a free one`,
	});
}
