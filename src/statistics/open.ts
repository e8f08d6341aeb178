import { type Grouping, PRIVATE_GROUPINGS } from "../contract/statistics/groupings.ts";
import { Written } from "../contract/written.ts";
import type { Reader } from "../journal/query.ts";
import type { Clock } from "../model/clock.ts";
import { Refusal } from "../model/problem.ts";
import { type Role, seesFiguresByPerson } from "../model/role.ts";
import type { CurrentSite, Site } from "../model/site.ts";
import { comparedWith, periodOf, refusal } from "./period.ts";
import type { Page, Question } from "./question.ts";
import { countedSite } from "./site-words.ts";

/** The same from source (`.ts`) and from the build (`.js`). */
const PRESENTER = new URL(`./presenter.${import.meta.url.endsWith(".ts") ? "ts" : "js"}`, import.meta.url).href;
const NAME = "statistics";

/** What a person asks for, as the routes read it. */
export interface Wanted {
	readonly view: "internal" | "public";
	readonly from?: number | undefined;
	readonly to?: number | undefined;
	readonly compare?: "previous" | "year-before" | undefined;
	readonly groupBy?: Grouping | undefined;
	readonly zone?: string | undefined;
	readonly kind?: string | undefined;
	readonly drill: "exclude" | "include";
}

/** Answers what a manager asks, from what is kept beside the journal, on the reader's thread. */
export interface Statistics {
	/** @throws {Refusal} `invalid`, `forbidden`: what was found, and what is allowed. @throws {StoreUnavailable} */
	answer<Body>(page: Page, wanted: Wanted, role: Role): Promise<Written<Body>>;
	/** The same without what is kept from this person. */
	for(user: string): Statistics;
}

export function openStatistics({
	reader,
	site,
	clock,
}: {
	readonly reader: Pick<Reader, "present" | "usePresenter">;
	readonly site: CurrentSite;
	readonly clock: Pick<Clock, "now">;
}): Statistics {
	let told: Site | undefined;
	const figuresFor = (asking: Pick<Question, "unseenBy">): Statistics => ({
		async answer<Body>(page: Page, wanted: Wanted, role: Role) {
			const now = site();
			if (told !== now) {
				reader.usePresenter({ module: PRESENTER, facts: countedSite(now) }, NAME);
				told = now;
			}
			const question = checked(page, wanted, { role, site: now, now: clock.now() });
			const { parts } = await reader.present({ ...question, ...asking }, NAME);
			const [json] = parts;
			if (!json) throw new Error(`the reader's thread presented no ${page}`);
			return new Written<Body>(json);
		},
		for: (user) => figuresFor({ unseenBy: user }),
	});
	return figuresFor({});
}

function checked(
	page: Page,
	{ view, from, to, compare, groupBy, zone, kind, drill }: Wanted,
	{ role, site, now }: { readonly role: Role; readonly site: Site; readonly now: number },
): Question {
	const isPublic = view === "public";
	if (groupBy === "guard" && !isPublic && !seesFiguresByPerson(role)) {
		const detail = `groupBy=guard: figures by person are for a captain, found ${role}; all else is allowed`;
		throw new Refusal({ code: "forbidden", detail });
	}
	if (isPublic && groupBy !== undefined && PRIVATE_GROUPINGS.includes(groupBy)) {
		const expected = `what names nobody and no flat: not ${PRIVATE_GROUPINGS.join(", ")}`;
		throw refusal({ path: "query.groupBy", found: groupBy, expected });
	}
	known("zone", zone, [...site.zones.keys()]);
	if (kind !== undefined) known("kind", kind, kindsOf(site));
	const { timeZone } = site;
	const period = periodOf({ from, to }, { now, timeZone });
	return {
		...{ page, ...period, drill: drill === "include", isPublic, now },
		...(compare && { compare: comparedWith(period, compare, timeZone) }),
		...(groupBy !== undefined && { groupBy }),
		...(zone !== undefined && { zone }),
		...(kind !== undefined && { kind }),
	};
}

/** The first words of every type that an alarm or a report may have. */
function kindsOf(site: Site): readonly string[] {
	const { kinds, types } = countedSite(site);
	const firsts = [...types.keys()].map((type) => type.slice(0, Math.max(0, type.indexOf(".")) || undefined));
	return [...new Set([...kinds.keys(), ...firsts, "report"])];
}

function known(what: "zone" | "kind", found: string | undefined, allowed: readonly string[]): void {
	if (found === undefined || allowed.includes(found)) return;
	throw refusal({ path: `query.${what}`, found, expected: `one of ${allowed.join(", ")}` }, allowed);
}
