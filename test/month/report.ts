import type { Told } from "./watch.ts";

const WINDOW_MS = 10 * 60_000;
/** More than so many in a window is a flood (ISA-18.2, as STANDARDS quotes it). */
const FLOOD = 10;

/** What one rule did in the month. */
interface RuleCount {
	raw: number;
	raised: number;
	sounded: number;
	grouped: number;
	suppressed: number;
}

const RAISED = new Set<string>(["raised"]);
const GROUPED = new Set<string>(["chattering", "flood"]);
const SUPPRESSED = new Set<string>([
	"shelved",
	"scheduled-off",
	"walk-test-asked",
	"walk-test-passed",
	"out-of-service",
]);

/** Counts what the engine decided, by the type of the report it was about. */
export class Report {
	readonly rules = new Map<string, RuleCount>();
	readonly decided = new Map<string, number>();
	readonly #windows = new Map<number, number>();
	#soundedCalm = 0;
	#remindedCalm = 0;
	#entries = 0;
	readonly #isStorm: (at: number) => boolean;

	constructor(isStorm: (at: number) => boolean) {
		this.#isStorm = isStorm;
	}

	count({ entry, decision, rang }: Told): void {
		this.#entries++;
		const rule = this.#of(entry.type);
		rule.raw++;
		for (const { because } of decision.outcomes) {
			this.decided.set(because, (this.decided.get(because) ?? 0) + 1);
			if (because === "overdue" && !this.#isStorm(entry.receivedAt)) this.#remindedCalm++;
			if (RAISED.has(because)) rule.raised++;
			if (SUPPRESSED.has(because)) rule.suppressed++;
			if (GROUPED.has(because)) rule.grouped++;
		}
		// A passed deadline sounds too, and is counted beside: it is the operator who is late then, not an alarm that comes.
		const reminds = decision.outcomes.some(({ because }) => because === "overdue");
		for (const _one of reminds ? [] : rang) {
			rule.sounded++;
			const at = entry.receivedAt;
			const window = Math.floor(at / WINDOW_MS);
			if (this.#isStorm(at)) continue;
			this.#soundedCalm++;
			this.#windows.set(window, (this.#windows.get(window) ?? 0) + 1);
		}
	}

	/** How many alarms sounded an hour outside storm days, and the share of ten-minute windows there in flood. */
	calm(hours: number): {
		readonly soundedPerHour: number;
		readonly remindedPerHour: number;
		readonly floodShare: number;
	} {
		const floods = [...this.#windows.values()].filter((sounded) => sounded > FLOOD).length;
		return {
			soundedPerHour: this.#soundedCalm / hours,
			remindedPerHour: this.#remindedCalm / hours,
			floodShare: floods / (hours * 6),
		};
	}

	get entries(): number {
		return this.#entries;
	}

	table(): string {
		const rows = [...this.rules].filter(([, rule]) => rule.raised + rule.sounded + rule.suppressed + rule.grouped > 0);
		const lines = rows
			.sort(([, a], [, b]) => b.sounded - a.sounded)
			.map(([type, rule]) => {
				const cells = [rule.raw, rule.raised, rule.sounded, rule.grouped, rule.suppressed];
				return `| ${type} | ${cells.join(" | ")} |`;
			});
		return ["| report | raw | raised | sounded | grouped | suppressed |", "|---|---|---|---|---|---|", ...lines].join(
			"\n",
		);
	}

	#of(type: string): RuleCount {
		const known = this.rules.get(type);
		if (known) return known;
		const fresh = { raw: 0, raised: 0, sounded: 0, grouped: 0, suppressed: 0 };
		this.rules.set(type, fresh);
		return fresh;
	}
}
