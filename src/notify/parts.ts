import type { Journal } from "../journal/journal.ts";
import type { Reader } from "../journal/query.ts";
import type { Clock } from "../model/clock.ts";
import type { CommandOutcome, CommandRequest } from "../model/command.ts";
import type { Log } from "../model/log.ts";
import type { Role } from "../model/role.ts";
import type { CurrentSite } from "../model/site.ts";

/** What reaching beyond the screen needs of the hub. */
export interface NotifyParts {
	readonly journal: Pick<Journal, "append" | "follow">;
	readonly reader: Pick<Reader, "objects" | "incident">;
	readonly site: CurrentSite;
	/** The folder of the site's file: keys and templates are looked for from there. */
	readonly folder: string;
	readonly clock: Clock;
	readonly log: Log;
	/** Asks a device to do something. */
	command(device: string, request: CommandRequest): Promise<CommandOutcome>;
	/** Who has a page open that follows. */
	attending(): readonly { readonly user: string; readonly role: Role }[];
	/** True for the id of a discreet incident. */
	hides(incident: string): boolean;
}
