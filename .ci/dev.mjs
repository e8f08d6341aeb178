// The hub and its pages, built again at every change: `npm run dev -- [options of serve]`. A change of the hub's code ends
// it as SIGTERM does and starts it anew on the same folder; a change of the pages loads them again; a change of the site's
// files is what SIGHUP is for. Where the types don't agree, the hub that runs stays.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, rmSync, watch } from "node:fs";
import { createInterface } from "node:readline";

const HUB = ["--max-semi-space-size=8", "--heap-growing-percent=40", ".build/src/cli/gatehouse.js"];
const GIVEN = ["serve", "--simulate", "--data", "./data/dev", ...process.argv.slice(2)];
const SCHEMA = "src/journal/schema";
/** An editor saves a file in several steps. */
const SETTLES_MS = 100;

/** @type {{ process: import("node:child_process").ChildProcess, ended: Promise<unknown> } | undefined} */
let hub;
let isWanted = false;
let isStopping = false;

/** Ends the hub that runs, and starts one of what is built now; asked while it does so, once more after. */
async function restart() {
	if (isWanted || isStopping) return;
	isWanted = true;
	await stopHub();
	isWanted = false;
	if (isStopping) return;
	cpSync(SCHEMA, `.build/${SCHEMA}`, { recursive: true });
	const child = spawn(process.execPath, [...HUB, ...GIVEN], { stdio: "inherit" });
	hub = { process: child, ended: once(child, "exit") };
}

async function stopHub() {
	if (!hub) return;
	if (hub.process.exitCode === null && hub.process.signalCode === null) hub.process.kill("SIGTERM");
	await hub.ended;
}

/** Calls `then` once a folder has changed and is quiet again. */
function onChange(folder, then) {
	let settling;
	return watch(folder, { recursive: true }, () => {
		clearTimeout(settling);
		settling = setTimeout(then, SETTLES_MS);
	});
}

rmSync(".build", { recursive: true, force: true });
const types = spawn(
	"node",
	[
		"node_modules/typescript7/bin/tsc",
		"-p",
		".tsconfig.build.json",
		"--watch",
		"--preserveWatchOutput",
		"--pretty",
		"false",
	],
	{
		stdio: ["ignore", "pipe", "inherit"],
	},
);
createInterface({ input: types.stdout }).on("line", (line) => {
	process.stdout.write(`${line}\n`);
	if (/Found 0 errors/.test(line)) void restart();
});
const pages = spawn("vite", ["build", "--watch", "--config", "src/web/vite.config.ts", "--logLevel", "warn"], {
	stdio: ["ignore", "inherit", "inherit"],
});
const watching = [onChange(SCHEMA, restart), onChange("config", () => hub?.process.kill("SIGHUP"))];

async function stop() {
	if (isStopping) return;
	isStopping = true;
	for (const one of watching) one.close();
	for (const builder of [types, pages]) builder.kill("SIGTERM");
	await stopHub();
}
process.on("SIGINT", stop).on("SIGTERM", stop);
