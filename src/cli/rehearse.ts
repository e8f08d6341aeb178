import { type Command, InvalidArgumentError, Option } from "commander";
import { pathsOf } from "../hub/data-folder.ts";
import { compare, type Moved, type Rehearsal, type Turned } from "../hub/rehearsal.ts";
import { type Effect, isFromOutside, replay, seqsOf } from "../hub/replay.ts";
import { readWindow } from "../journal/reader/read-window.ts";
import { mustStand } from "../journal/store/file-state.ts";
import { REASONS } from "../model/outcome.ts";
import { Refusal } from "../model/problem.ts";
import { ruleLine } from "../model/rule-line.ts";
import type { Site } from "../model/site.ts";
import { readConfiguration } from "../site/configuration.ts";
import { differenceOf } from "../site/difference.ts";
import { loadKinds } from "../site/kinds.ts";
import { siteOf } from "../site/read.ts";
import { dataOption } from "./options.ts";
import { print, table } from "./print.ts";

const DAY_MS = 24 * 3_600_000;
const DAYS = 7;
const DAYS_MAX = 400;

interface RehearseOptions {
	readonly config: string;
	readonly inForce?: string;
	readonly data: string;
	readonly days: number;
}

/** `gatehouse rehearse`: what another configuration would have made of the last days. */
export function rehearse(program: Command): void {
	program
		.command("rehearse")
		.description("judge the journal's last days by a changed file, and say what would have been different")
		.addHelpText(
			"after",
			"\nReads the store only, beside a running hub too. Both judgements begin with nothing known at the start of the days:\nwhat was open before is not there.",
		)
		.addOption(new Option("--config <file>", "the changed file").makeOptionMandatory())
		.addOption(new Option("--in-force <file>", "compare with this file instead of what the journal says was in force"))
		.addOption(dataOption())
		.addOption(new Option("--days <n>", "how many days").argParser(daysFrom).default(DAYS))
		.action(run);
}

function daysFrom(given: string): number {
	const days = Number(given);
	if (days > 0 && days <= DAYS_MAX) return days;
	throw new InvalidArgumentError(`a number of days above 0, at most ${DAYS_MAX}`);
}

async function run({ config, inForce, data, days }: RehearseOptions): Promise<void> {
	const kinds = await loadKinds();
	const changed = await readConfiguration(config);
	const after = siteOf(changed, kinds);
	const { journalFile } = pathsOf(data);
	mustStand(journalFile);
	const window = readWindow(journalFile, days * DAY_MS);
	const old = inForce === undefined ? window.inForce : await readConfiguration(inForce);
	if (!old) {
		const detail = `the journal at ${journalFile} does not say what was in force; name that file with --in-force`;
		throw new Refusal({ code: "wrong-usage", detail });
	}
	const before = siteOf(old, kinds);
	if (before.id !== after.id) {
		const detail = `--config ${config}: found the site ${after.id}; the journal is of ${before.id}`;
		throw new Refusal({ code: "wrong-configuration", detail });
	}
	const given = window.entries.filter(isFromOutside);
	const span = { seqs: seqsOf(window.entries), until: window.entries.at(-1)?.receivedAt ?? 0 };
	const replays = { before: replay(given, before, span), after: replay(given, after, span) };
	const { changes, count } = differenceOf(old, changed);
	const shown = new Shown(before, after);
	print(
		`${given.length} entries of ${days} days, judged by ${count} changed ${count === 1 ? "key" : "keys"}`,
		...changes.map(({ key, before: was = "—", after: is = "—" }) => `  ${key}: ${was} → ${is}`),
		...shown.lines(compare(replays.before, replays.after)),
		...(replays.after.misfits > replays.before.misfits
			? [`${replays.after.misfits - replays.before.misfits} actions of persons would have found nothing to act on`]
			: []),
	);
}

/** Says what would have been different, one line for each event. */
class Shown {
	readonly #before: Site;
	readonly #after: Site;
	readonly #time: Intl.DateTimeFormat;

	constructor(before: Site, after: Site) {
		this.#before = before;
		this.#after = after;
		const { timeZone } = after;
		this.#time = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
	}

	lines({ raised, silenced, moved, rules, rang }: Rehearsal): string[] {
		const part = (name: string, rows: readonly (readonly string[])[]) => [
			`${name}: ${rows.length}`,
			...(rows.length > 0 ? table(rows).map((line) => `  ${line}`) : []),
		];
		return [
			...part(
				"silenced",
				silenced.map((one) => this.#turned(one, this.#after)),
			),
			...part(
				"raised",
				raised.map((one) => this.#turned(one, this.#after)),
			),
			...part(
				"moved",
				moved.map((one) => this.#moved(one)),
			),
			...part(
				"rules",
				rules.map(({ rule, because, before, after }) => [
					rule,
					REASONS[because].en,
					`${before} → ${after}`,
					ruleLine(this.#after, rule) ?? ruleLine(this.#before, rule) ?? "",
				]),
			),
			`rang: ${rang.before} → ${rang.after}`,
		];
	}

	#turned({ effect, why }: Turned, site: Site): string[] {
		const line = why?.rule === undefined ? undefined : (why.line ?? ruleLine(site, why.rule));
		const reason = why
			? `${REASONS[why.because].en}${why.rule === undefined ? "" : ` (${why.rule}${line === undefined ? "" : `, ${line}`})`}`
			: "";
		return [...this.#event(effect), effect.alarm?.priority ?? "", reason];
	}

	#moved({ before, how }: Moved): string[] {
		return [...this.#event(before), how.join(", ")];
	}

	#event({ entry, alarm }: Effect): string[] {
		const { at, source, type } = entry;
		const device = (alarm?.source ?? source).replace(/^device:/, "");
		return [this.#time.format(at), device, type, String(Math.floor(entry.seq))];
	}
}
