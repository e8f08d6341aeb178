import { computed, signal } from "@preact/signals";
import type { AnswerOf } from "../../contract/routes.ts";
import { api } from "./api.ts";
import { everyItem } from "./every-item.ts";
import { linkState, onEntries } from "./follow.ts";

type Person = AnswerOf<"GET /people">["items"][number];

/** Every so many at once. */
const PAGE = 1_000;
/** Entries after which somebody may be called otherwise. */
const RENAMES = /^user\./;

/** Whoever was ever here, by login; undefined until the hub has said. */
export const people = signal<ReadonlyMap<string, Person> | undefined>(undefined);

/** How many are called the same. */
const sharing = computed(() => {
	const counts = new Map<string, number>();
	for (const { displayName } of people.value?.values() ?? []) {
		counts.set(displayName, (counts.get(displayName) ?? 0) + 1);
	}
	return counts;
});

/** What everybody calls the person of a login. The login itself shows in the settings only, or where nobody said more. */
export function personName(login: string): string {
	return people.value?.get(login)?.displayName ?? login;
}

/** By what the radio calls them, where they have a call sign. */
export function callSignOf(login: string): string | undefined {
	return people.value?.get(login)?.callSign;
}

/** What somebody is here; undefined until the hub has said. */
export function roleOf(login: string): Person["role"] | undefined {
	return people.value?.get(login)?.role;
}

/** The same where one is to be chosen among them: two of one name are told apart by their logins. */
export function personLabel(login: string): string {
	const name = personName(login);
	return (sharing.value.get(name) ?? 0) > 1 ? `${name} (${login})` : name;
}

/** Whom somebody means who writes a name: a person's name where one has it, else the text itself, which the hub knows or not. */
export function loginOf(text: string): string {
	const said = text.trim();
	const known = people.value;
	if (!known || known.has(said)) return said;
	const meant = [...known.keys()].filter((login) => personLabel(login) === said);
	return meant.length === 1 ? (meant[0] ?? said) : said;
}

/** Reads who is called how: at first, when the link is back, and when somebody came or was renamed. Gives back how to stop. */
export function readPeople(): () => void {
	let asked = 0;
	const ask = () => {
		const mine = ++asked;
		readAll().then(
			(found) => {
				if (mine === asked) people.value = found;
			},
			// What can't be read now is read when the link is back; until then the logins stand.
			() => undefined,
		);
	};
	ask();
	const stop = onEntries((entries) => {
		if (entries.some(({ type }) => RENAMES.test(type))) ask();
	});
	let lost = false;
	const back = linkState.subscribe((state) => {
		if (state === "lost") lost = true;
		else if (state === "live" && lost) {
			lost = false;
			ask();
		}
	});
	return () => {
		asked++;
		stop();
		back();
	};
}

async function readAll(): Promise<ReadonlyMap<string, Person>> {
	const found = await everyItem((cursor) => api("GET /people", { query: { limit: PAGE, all: "true", cursor } }));
	return new Map(found.map((one) => [one.name, one]));
}
