import { type Command, InvalidArgumentError, Option } from "commander";
import { midnightFrom } from "../history/calendar.ts";
import { generateHistory } from "../history/generate.ts";
import { takeFolder } from "../hub/data-folder.ts";
import { fillFile } from "../journal/writer/fill-file.ts";
import { readInThread } from "../site/read-in-thread.ts";
import { type Common, configOption, dataOption } from "./options.ts";
import { print } from "./print.ts";
import { ProgressBar } from "./progress-bar.ts";

const DAY_MS = 24 * 3_600_000;
const MONTHS_MAX = 60;
const DAYS_MAX = 1_830;

interface GenerateOptions extends Common {
	readonly months: number;
	readonly days?: number;
	readonly until?: number;
	readonly seed: string;
	readonly traffic: number;
}

/** `gatehouse history generate`: a new journal with a year that could have been, to look at. */
export function history(program: Command): void {
	program
		.command("history")
		.description("make a history to look at")
		.command("generate")
		.description("fill a new folder's journal with a year that could have been, through the real engine")
		.addHelpText(
			"after",
			"\nThe folder counts as a simulation's: no hub that guards something opens it. The same seed and end, the same history.",
		)
		.addOption(new Option("--months <n>", "how many months").argParser(numberFrom(1, MONTHS_MAX)).default(12))
		.addOption(new Option("--days <n>", "how many days, in place of months").argParser(numberFrom(1, DAYS_MAX)))
		.addOption(new Option("--until <instant>", "when it ends (RFC 3339; default: now)").argParser(instantFrom))
		.addOption(new Option("--seed <text>", "the same seed, the same history").default("jingxin"))
		.addOption(
			new Option("--traffic <share>", "how much of everyday traffic is told: 1 all, 0 only what matters")
				.argParser(numberFrom(0, 1))
				.default(1),
		)
		.addOption(configOption())
		.addOption(dataOption())
		.action(run);
}

async function run({ config, data, months, days, until = Date.now(), seed, traffic }: GenerateOptions): Promise<void> {
	const described = await readInThread(config);
	const earliest = days === undefined ? monthsBefore(until, months) : until - days * DAY_MS;
	const from = midnightFrom(described.site.timeZone, earliest);
	const folder = takeFolder(data);
	const bar = new ProgressBar(process.stderr, { from, to: until });
	const began = performance.now();
	let entries = 0;
	try {
		await fillFile(folder.journalFile, { described, madeUp: { from, to: until, seed } }, async (filling) => {
			await generateHistory(filling, {
				...{ from, until, seed, traffic },
				onDay: ({ at, entries: written }) => bar.show(at, `${written.toLocaleString("en")} events`),
			});
			entries = filling.lastSeq;
		});
	} finally {
		bar.end();
		folder.release();
	}
	const seconds = (performance.now() - began) / 1_000;
	print(
		`${folder.journalFile}: ${entries} events from ${new Date(from).toISOString()} to ${new Date(until).toISOString()}`,
		`seed ${seed}, ${Math.round(entries / seconds)} events/s`,
	);
}

function monthsBefore(until: number, months: number): number {
	const day = new Date(until);
	day.setUTCMonth(day.getUTCMonth() - months);
	return day.getTime();
}

function numberFrom(least: number, most: number): (given: string) => number {
	return (given) => {
		const number = Number(given);
		if (given.trim() !== "" && number >= least && number <= most) return number;
		throw new InvalidArgumentError(`a number from ${least} to ${most}`);
	};
}

function instantFrom(given: string): number {
	const at = Date.parse(given);
	if (Number.isNaN(at)) throw new InvalidArgumentError("an instant such as 2026-11-30T00:00:00+08:00");
	return at;
}
