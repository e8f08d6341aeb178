import type { z } from "zod";
import type { currentShiftShape } from "../../contract/current-shift-shape.ts";
import type { Audience } from "../../contract/objects.ts";
import type { EntryShape } from "../../contract/shapes.ts";
import { Written } from "../../contract/written.ts";
import type { Presented, Reader } from "../../journal/query.ts";
import type { Device } from "../../model/device.ts";
import type { CurrentSite, Site, SiteFollower } from "../../model/site.ts";
import type {
	Heard,
	ListQuestion,
	ListShapes,
	PresenterQuestion,
	Snapshot,
	SyncQuestion,
	TableQuestion,
} from "./list-question.ts";
import { shownSite } from "./shown-site.ts";

/** The same from source (`.ts`) and from the build (`.js`). */
const PRESENTER = new URL(`./open.${import.meta.url.endsWith(".ts") ? "ts" : "js"}`, import.meta.url).href;

/** A page of a list; `nextCursor` is absent on the last. */
interface ListOf<Shape> {
	readonly items: Shape[];
	readonly nextCursor?: string | undefined;
}

/** A page of a table in UTF-8; `head` names the columns. */
export interface TablePage {
	readonly head: Uint8Array;
	readonly rows: Uint8Array;
	readonly nextCursor?: string;
}

type CurrentShift = z.output<typeof currentShiftShape>;

type Asked<Q extends PresenterQuestion> = Q extends unknown ? Omit<Q, "heard"> : never;

/**
 * What is long, as JSON that the reader's thread made of its rows: here only bytes pass, so that nobody's page holds up
 * anybody's acknowledgement.
 */
export interface Lists extends Pages, SiteFollower {
	sync(question: Omit<SyncQuestion, "list" | "heard">): Promise<Snapshot>;
	/** The same for this person, without what is kept from them. */
	for(user: string): Pages;
}

/** What is asked of lists. */
export interface Pages {
	/** @throws {Refusal} `malformed`: the cursor is none of ours. @throws {StoreUnavailable} */
	page<const Q extends Asked<ListQuestion>>(question: Q): Promise<Written<ListOf<ListShapes[Q["list"]]>>>;
	/** A page of a list as lines of a table. @throws As `page`. */
	table(question: TableQuestion): Promise<TablePage>;
	/** One entry; undefined if there is none with this seq. */
	entry(seq: number, audience: Audience): Promise<Written<EntryShape> | undefined>;
	/** The watch that runs, with what is handed over with it; undefined while nobody is signed on. */
	currentShift(): Promise<Written<CurrentShift> | undefined>;
}

/** Lists of the devices that the site has, and of all that the journal has. */
export function openLists({
	reader,
	site,
	lastSeenAt,
	healthOf = () => undefined,
}: {
	reader: Pick<Reader, "present" | "usePresenter">;
	site: CurrentSite;
	lastSeenAt: (device: string) => number | undefined;
	healthOf?: (device: string) => Device["health"] | undefined;
}): Lists {
	const applySite = (now: Site) => reader.usePresenter({ module: PRESENTER, facts: shownSite(now) });
	applySite(site());
	const present = (question: PresenterQuestion): Promise<Presented> => reader.present(question);
	const heard = (): Heard => {
		const all = [...site().devices.keys()].map((id) => {
			const at = lastSeenAt(id);
			const health = healthOf(id);
			return [id, { ...(at !== undefined && { at }), ...(health && { health }) }] as const;
		});
		return new Map(all.filter(([, { at, health }]) => at !== undefined || health !== undefined));
	};
	const pagesFor = (asking: { readonly user?: string }): Pages => ({
		async page(question) {
			const { parts } = await present(
				question.list === "device" ? { ...question, heard: heard() } : { ...question, ...asking },
			);
			const [json] = parts;
			if (!json) throw new Error(`the reader's thread presented no page of ${question.list}`);
			return new Written(json);
		},
		async table(of) {
			const { parts } = await present({ list: "table", of: { ...of, ...asking } });
			const [head, rows, cursor] = parts;
			if (!head || !rows) throw new Error(`the reader's thread presented no table of ${of.list}`);
			return { head, rows, ...(cursor && { nextCursor: new TextDecoder().decode(cursor) }) };
		},
		async entry(seq, audience) {
			const { parts } = await present({ list: "event", seq, audience, ...asking });
			return parts[0] && new Written(parts[0]);
		},
		async currentShift() {
			const { parts } = await present({ list: "current-shift", ...asking });
			return parts[0] && new Written(parts[0]);
		},
	});
	return {
		applySite,
		...pagesFor({}),
		for: (user) => pagesFor({ user }),
		sync: (question) => present({ list: "sync", ...question, heard: heard() }),
	};
}
