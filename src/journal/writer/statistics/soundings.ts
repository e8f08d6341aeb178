import type { Accepted } from "../../../engine/kernel/decision.ts";
import type { State } from "../../../engine/kernel/state.ts";
import type { Alarm } from "../../../model/alarm.ts";
import type { Entry } from "../../../model/entry.ts";
import type { Connection } from "../../store/connect.ts";
import { alarmBefore } from "./counted-incident.ts";
import { type AlarmPlace, placeOfAlarm } from "./counted-place.ts";

/** Half of the ten minutes that ISA-18.2 and EEMUA 191 count in; days of all zones begin with one. */
const SLOT_MS = 300_000;
const QUARTER_MS = 900_000;

type Counted = AlarmPlace & { readonly slot: number; sounded: number; chattered: number };

/** Counts by five minutes of the clock what asked for a person by sound, and keeps the longest silence of each quarter. */
export class Soundings {
	#counted = new Map<string, Counted>();
	#silent = new Map<string, { quarter: number; rule: string; ms: number; at: number }>();
	readonly #add;
	readonly #keep;

	constructor(db: Connection) {
		this.#add = db.prepare<Counted>(
			`INSERT INTO statistics_sounding (slot, source, type, zone, unit, priority, discreet, drill, sounded, chattered)
			 VALUES (@slot, @source, @type, @zone, @unit, @priority, @discreet, @drill, @sounded, @chattered)
			 ON CONFLICT DO UPDATE SET sounded = sounded + excluded.sounded, chattered = chattered + excluded.chattered`,
		);
		this.#keep = db.prepare<{ quarter: number; rule: string; ms: number; at: number }>(
			`INSERT INTO statistics_silence (quarter, rule, ms, at) VALUES (@quarter, @rule, @ms, @at)
			 ON CONFLICT DO UPDATE SET ms = excluded.ms, at = excluded.at WHERE excluded.ms > ms`,
		);
	}

	apply({ receivedAt }: Entry, { changes }: Accepted, before: State): void {
		for (const change of changes) {
			// Of what is kept from somebody no count may tell; and it is no word on how well devices work.
			if (change.kind !== "alarm" || "gone" in change || change.value.keptFrom !== undefined) continue;
			const was = alarmBefore(before, change.id);
			const is = change.value;
			if (was?.debt === is.debt && was?.rang === is.rang) continue;
			const rang = hasRung(was, is, receivedAt);
			const chatters = is.chattering === true && !was?.chattering;
			if (rang || chatters) this.#count(is, { at: receivedAt, rang, chatters });
			if (was) this.#noteSilence(was, is, receivedAt);
		}
	}

	flush(): void {
		for (const one of this.#counted.values()) this.#add.run(one);
		for (const one of this.#silent.values()) this.#keep.run(one);
		this.reload();
	}

	reload(): void {
		if (this.#counted.size > 0) this.#counted = new Map();
		if (this.#silent.size > 0) this.#silent = new Map();
	}

	#count(alarm: Alarm, { at, rang, chatters }: { at: number; rang: boolean; chatters: boolean }): void {
		const slot = Math.floor(at / SLOT_MS);
		const place = placeOfAlarm(alarm);
		const key = [slot, ...Object.values(place)].join("\n");
		const known = this.#counted.get(key) ?? { ...place, slot, sounded: 0, chattered: 0 };
		if (rang) known.sounded++;
		if (chatters) known.chattered++;
		this.#counted.set(key, known);
	}

	/** What waited for its ring has rung, or somebody has heard of it: that long it was quiet, by that row. */
	#noteSilence(was: Alarm, is: Alarm, now: number): void {
		const { debt } = was;
		if (debt?.due === undefined || is.drill) return;
		const over =
			is.debt === undefined || is.debt.due === undefined || is.rang !== was.rang || is.debt.count < debt.count;
		if (!over) return;
		const { because, quietBy: rule = because, since, quietSince = since } = debt;
		const ms = now - quietSince;
		const quarter = Math.floor(now / QUARTER_MS);
		const known = this.#silent.get(`${quarter} ${rule}`);
		if (ms > 0 && ms > (known?.ms ?? 0)) this.#silent.set(`${quarter} ${rule}`, { quarter, rule, ms, at: now });
	}
}

/** It has rung with this entry; what sounds already and is only told with its incident again has not. */
function hasRung(was: Alarm | undefined, is: Alarm, now: number): boolean {
	if (is.rang !== now || !is.rings) return false;
	if (!was || (was.rings ?? 0) !== is.rings) return true;
	return was.rang !== now && !(was.debt && was.debt.due === undefined);
}
