import { computed, signal } from "@preact/signals";
import { API } from "../../contract/http/address.ts";
import { onHub, pathHere } from "../app/base-path.ts";
import { place } from "../app/site.ts";
import {
	type Day,
	dayAt,
	dayFrom,
	PERIODS,
	type Period,
	type PeriodName,
	type Span,
	spanOf,
	startOfDay,
} from "./period.ts";

export const COMPARES = ["none", "previous", "year-before"] as const;
export type Compare = (typeof COMPARES)[number];
export const VIEWS = ["internal", "public"] as const;
export type View = (typeof VIEWS)[number];

/** What the page is asked to show; all of it stands in the address. */
export interface Asked {
	readonly period: Period;
	readonly compare: Compare;
	readonly view: View;
	readonly kind?: string | undefined;
	readonly zone?: string | undefined;
	/** The list behind a number: the path that the hub gave, and what it is a list of. */
	readonly list?: { readonly path: string; readonly title: string } | undefined;
}

/** What an address asks for; whatever of it can't be understood is as if it were not there. */
export function askedIn(search: string): Asked {
	const said = new URLSearchParams(search);
	const [at, from, to] = ["at", "from", "to"].map((name) => dayFrom(said.get(name)));
	const [kind, zone, list] = ["kind", "zone", "list"].map((name) => said.get(name) ?? undefined);
	return {
		period: {
			name: oneOf(PERIODS, said.get("period")) ?? "month",
			...(at !== undefined && { at }),
			...(from !== undefined && { from }),
			...(to !== undefined && { to }),
		},
		compare: oneOf(COMPARES, said.get("compare")) ?? "previous",
		view: oneOf(VIEWS, said.get("view")) ?? "internal",
		...{ kind, zone, list: list?.startsWith(`${API}/`) ? { path: list, title: said.get("of") ?? "" } : undefined },
	};
}

/** The same as an address, beside what else stands in it. */
export function searchOf({ period, compare, view, kind, zone, list }: Asked, beside: string): string {
	const said = new URLSearchParams(beside);
	const all = {
		...{ period: period.name, at: period.at, from: period.from, to: period.to },
		...{ compare, view: view === "internal" ? undefined : view, kind, zone, list: list?.path, of: list?.title },
	};
	for (const [name, value] of Object.entries(all)) {
		if (value === undefined) said.delete(name);
		else said.set(name, value);
	}
	return `?${said}`;
}

function oneOf<const T extends string>(all: readonly T[], text: string | null): T | undefined {
	return all.find((one) => one === text);
}

export const asked = signal<Asked>(askedIn(location.search));

/** Shows something else; the way back leads to what was shown. */
export function ask(change: Partial<Asked>): void {
	const next = { ...asked.peek(), ...change };
	history.pushState(null, "", onHub(pathHere()) + searchOf(next, location.search));
	asked.value = next;
}

/** Shows what the address names, as it is gone back to. */
export function followAddress(): () => void {
	const look = () => {
		asked.value = askedIn(location.search);
	};
	addEventListener("popstate", look);
	return () => removeEventListener("popstate", look);
}

/** The hub's time when the page was opened, epoch ms; undefined until it has said so. */
export const hubNow = signal<number | undefined>(undefined);

/** Today by the site's clocks. */
export const today = computed<Day | undefined>(() => {
	const zone = place.value?.site.timeZone;
	return zone === undefined || hubNow.value === undefined ? undefined : dayAt(hubNow.value, zone);
});

/** The days that are shown. */
export const span = computed<Span | undefined>(() =>
	today.value === undefined ? undefined : spanOf(asked.value.period, today.value),
);

/** What every question to the hub says. */
export const question = computed(() => {
	const [days, zone] = [span.value, place.value?.site.timeZone];
	if (!days || zone === undefined) return undefined;
	const { view, compare, kind, zone: there } = asked.value;
	const instant = (day: Day) => new Date(startOfDay(day, zone)).toISOString();
	return {
		...{ view, from: instant(days.from), to: instant(days.to) },
		...(compare !== "none" && { compare }),
		...(kind !== undefined && { kind }),
		...(there !== undefined && { zone: there }),
	};
});

/** Takes up a period of another length: the one that is going on. */
export function askPeriod(name: PeriodName): void {
	const days = span.peek();
	const any = name === "any" && days ? { from: days.from, to: lastOf(days) } : {};
	ask({ period: { name, ...any } });
}

function lastOf({ to }: Span): Day {
	return new Date(Date.parse(to) - 1).toISOString().slice(0, 10);
}
