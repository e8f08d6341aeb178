import type { Audience, Shapes } from "../../contract/objects.ts";
import type { QuarantinedShape } from "../../contract/quarantine-shape.ts";
import type { EntryShape } from "../../contract/shapes.ts";
import type { EntryQuery, ObjectQuery, PageQuery, QuarantineQuery } from "../../journal/query.ts";
import type { Device, DeviceState } from "../../model/device.ts";
import type { Published } from "../../model/objects.ts";
import type { Role } from "../../model/role.ts";

/** Sorts of objects that the journal lists by itself; of devices the site says which there are. */
export type Listed = Exclude<Published, "device">;

/** What each list holds, as the API shows it. */
export interface ListShapes extends Shapes {
	readonly events: EntryShape;
	readonly quarantine: QuarantinedShape;
}

/** What the intake knows of devices beyond the journal: when each was last heard (epoch ms), and its last word on its health. */
export type Heard = ReadonlyMap<string, { readonly at?: number; readonly health?: Device["health"] }>;

/** Who asks, from whom something may be kept. */
interface Asking {
	readonly user?: string;
}

interface EventsQuestion extends Asking {
	readonly list: "events";
	readonly query: EntryQuery;
	readonly audience: Audience;
	/** As the timeline of a discreet incident, for who may see it. */
	readonly whole: boolean;
	/** Asked for by what would tell a discreet place: what is discreet is not found. */
	readonly narrowed: boolean;
}

/** One entry of the journal. */
interface EventQuestion extends Asking {
	readonly list: "event";
	readonly seq: number;
	readonly audience: Audience;
}

interface QuarantineQuestion {
	readonly list: "quarantine";
	readonly query: QuarantineQuery;
}

interface DevicesQuestion {
	readonly list: "device";
	readonly query: PageQuery;
	readonly audience: Audience;
	readonly id?: string;
	readonly kind?: string;
	readonly zone?: string;
	readonly state?: DeviceState;
	readonly heard: Heard;
}

interface ObjectsQuestion extends Asking {
	readonly list: Listed;
	readonly query: ObjectQuery;
	readonly role: Role;
}

/** All that a follower is told first. */
export interface SyncQuestion extends Asking {
	readonly list: "sync";
	readonly since: number;
	/** From scratch: what closed after this too, epoch ms. */
	readonly closedAfter: number;
	readonly audience: Audience;
	/** The guard of whom only what concerns them is told. */
	readonly guard?: string;
	/** The journal's name. */
	readonly journal: string;
	readonly reset: boolean;
	readonly heard: Heard;
}

/** The answer to a `follow`: everything newer than what the follower has, as it is at `seq`, in parts. */
export interface Snapshot {
	readonly seq: number;
	readonly parts: Iterable<Uint8Array>;
}

/** A list of which one page is asked for. */
export type ListQuestion = EventsQuestion | QuarantineQuestion | DevicesQuestion | ObjectsQuestion;

/** A list of which a page is asked for as lines of a table. */
export type TableQuestion = EventsQuestion | (Omit<ObjectsQuestion, "list"> & { readonly list: "incident" });

/** What the presenter on the reader's thread is asked. */
export type PresenterQuestion =
	| ListQuestion
	| { readonly list: "table"; readonly of: TableQuestion }
	| EventQuestion
	| SyncQuestion
	| ({ readonly list: "current-shift" } & Asking);
