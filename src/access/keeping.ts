import type { SideWrite } from "../journal/journal.ts";
import type { Reader } from "../journal/query.ts";
import type { User } from "./directory.ts";
import type { Duty } from "./duty.ts";
import type { Phones } from "./phones.ts";
import type { Recorder } from "./record.ts";

/** What must be written with the entry that sets the hub's clock, and what is to be done once it is on disk. */
export interface Epoch {
	readonly writes: readonly SideWrite[];
	applied(): void;
}

/** What sessions, links and tokens are kept with. */
export interface Keeping {
	readonly reader: Pick<Reader, "rows">;
	readonly record: Recorder;
	/** The user of a name, if there is one. */
	find(name: string): User | undefined;
	/** Who is on duty: their sessions last. */
	readonly duty: Duty;
	/** Which phones were ended: their sessions may only upload. */
	readonly phones: Pick<Phones, "onEnded">;
	/** The clock that they live by, epoch ms; never the simulation's. */
	wall(): number;
}
