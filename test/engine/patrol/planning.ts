import type { Draft } from "../../../src/model/entry.ts";
import type { Site } from "../../../src/model/site.ts";
import { Night } from "../../scenario.ts";
import { patrolTimersOnly } from "./small-site.ts";

/** A hub that plans rounds from `from` on, with a watch, whatever the site's clocks are. */
export class PatrolPlanning {
	readonly night: Night;

	constructor(site: Site, from: string) {
		this.night = new Night(site, patrolTimersOnly, { entriesAtMost: 2_000 });
		this.#say(from, { source: "hub", type: "hub.started", data: {} });
		this.#say(from, { source: "user:li", type: "shift.signed-on", data: { guards: [], startList: {} } });
	}

	/** Lets time pass, and gives when the rounds planned meanwhile start, of those that start by then. */
	until(to: string): string[] {
		this.#say(to, { source: "hub", type: "hub.noted", data: {} });
		return this.night.journal
			.filter(({ type }) => type === "round.planned")
			.map(({ data }) => Number(data.startsAt))
			.filter((at) => at <= Date.parse(to))
			.sort((a, b) => a - b)
			.map((at) => new Date(at).toISOString());
	}

	#say(at: string, said: Pick<Draft, "source" | "type" | "data">): void {
		const now = Date.parse(at);
		this.night.append({ ...said, id: `${said.type} ${at}`, at: now, receivedAt: now });
	}
}
