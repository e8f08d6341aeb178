import type {
	IncidentFigures,
	OverviewFigures,
	ResponseFigures,
	TargetSource,
	VolunteerFigures,
} from "../contract/statistics/figures.ts";
import { PRIORITIES, type Priority } from "../model/priority.ts";
import { DEFAULT_SETTINGS } from "../model/settings.ts";
import type { Calendar } from "./calendar.ts";
import { Timing } from "./timing.ts";

/** What of an incident is counted. */
export interface Counted {
	readonly openedAt: number;
	readonly hourOfWeek: number;
	readonly priority: Priority;
	readonly cause: string | null;
	readonly outcome: string | null;
	readonly acknowledge: number | null;
	readonly acknowledgeTarget: number | null;
	readonly act: number | null;
	readonly actTarget: number | null;
	readonly arrive: number | null;
	readonly arriveTarget: number | null;
	readonly resolve: number | null;
	readonly agency: number | null;
	readonly agencyTarget: number | null;
	readonly volunteers: VolunteerFigures;
}

/** Counts incidents one by one into figures. */
export interface Tally<Figures> {
	add(one: Counted): void;
	figures(): Figures;
}

/** What the police made a case of: cases in reports are these and no others. */
const CASES = ["public-security-case", "criminal-case"] as const;
export function isCase(outcome: string | null): boolean {
	return CASES.some((one) => one === outcome);
}

export class IncidentTally implements Tally<IncidentFigures> {
	#count = 0;
	#open = 0;
	readonly #causes: Record<string, number> = { real: 0, false: 0, unknown: 0, authorised: 0, drill: 0 };

	add({ cause }: Counted): void {
		this.#count++;
		if (cause === null) this.#open++;
		else this.#causes[cause] = (this.#causes[cause] ?? 0) + 1;
	}

	figures(): IncidentFigures {
		const { real = 0, false: wrong = 0, unknown = 0, authorised = 0, drill = 0 } = this.#causes;
		const told = this.#count - this.#open;
		const counts = { count: this.#count, real, false: wrong, unknown, authorised, drill, open: this.#open };
		return { ...counts, ...(told > 0 && { falseShare: wrong / told }) };
	}
}

export class ResponseTally implements Tally<ResponseFigures> {
	readonly #acknowledge = new Timing();
	readonly #act = new Timing();
	readonly #arrive = new Timing();
	readonly #resolve = new Timing();
	readonly #agency = new Timing();
	readonly #volunteers = { asked: 0, coming: 0, cannot: 0 };

	add(one: Counted): void {
		const { asked, coming, cannot } = one.volunteers;
		this.#volunteers.asked += asked;
		this.#volunteers.coming += coming;
		this.#volunteers.cannot += cannot;
		const usual = DEFAULT_SETTINGS.priorities[one.priority];
		addTo(this.#acknowledge, one.acknowledge, one.acknowledgeTarget, usual.acknowledgeMs);
		addTo(this.#act, one.act, one.actTarget, usual.actMs);
		addTo(this.#arrive, one.arrive, one.arriveTarget, DEFAULT_SETTINGS.dispatch.arriveMs);
		addTo(this.#resolve, one.resolve, null, undefined);
		if (one.agency !== null) this.#agency.add(one.agency, one.agencyTarget, agencyTargetFrom);
	}

	figures(): ResponseFigures {
		return {
			acknowledge: this.#acknowledge.figures(),
			act: this.#act.figures(),
			arrive: this.#arrive.figures(),
			resolve: this.#resolve.figures(),
			agency: this.#agency.figures(),
			volunteers: { ...this.#volunteers },
		};
	}
}

function addTo(timing: Timing, ms: number | null, target: number | null, usual: number | undefined): void {
	if (ms !== null) timing.add(ms, target, (is) => (is === usual ? "gatehouse" : "site"));
}

/** Ninety seconds until the fire service is told: NFPA 72, as tssusa.net quotes it. Anything else is the site's own. */
function agencyTargetFrom(target: number): TargetSource {
	return target === 90_000 ? "NFPA 72" : "site";
}

export class OverviewTally implements Tally<OverviewFigures> {
	readonly #incidents = new IncidentTally();
	readonly #acknowledge = new Timing();
	readonly #act = new Timing();
	readonly #arrive = new Timing();
	readonly #byPriority: Record<Priority, number> = { critical: 0, high: 0, medium: 0, low: 0 };
	readonly #outcomes: Record<string, number> = {};
	readonly #caseDays = new Set<string>();
	readonly #calendar: Calendar;
	readonly #days: number;

	constructor(calendar: Calendar, days: number) {
		this.#calendar = calendar;
		this.#days = days;
	}

	add(one: Counted): void {
		this.#incidents.add(one);
		const usual = DEFAULT_SETTINGS.priorities[one.priority];
		addTo(this.#acknowledge, one.acknowledge, one.acknowledgeTarget, usual.acknowledgeMs);
		addTo(this.#act, one.act, one.actTarget, usual.actMs);
		addTo(this.#arrive, one.arrive, one.arriveTarget, DEFAULT_SETTINGS.dispatch.arriveMs);
		this.#byPriority[one.priority]++;
		const { outcome, openedAt } = one;
		if (outcome === null) return;
		this.#outcomes[outcome] = (this.#outcomes[outcome] ?? 0) + 1;
		if (isCase(outcome)) this.#caseDays.add(this.#calendar.dayAt(openedAt));
	}

	figures(): OverviewFigures {
		const of = (outcome: string) => this.#outcomes[outcome] ?? 0;
		return {
			...this.#incidents.figures(),
			byPriority: Object.fromEntries(PRIORITIES.map((one) => [one, this.#byPriority[one]])) as Record<Priority, number>,
			cases: {
				"public-security-case": of("public-security-case"),
				"criminal-case": of("criminal-case"),
				reported: of("reported"),
				"not-accepted": of("not-accepted"),
			},
			daysWithoutCase: Math.max(0, this.#days - this.#caseDays.size),
			acknowledge: this.#acknowledge.figures(),
			act: this.#act.figures(),
			arrive: this.#arrive.figures(),
		};
	}
}
