import type { Alarm } from "../model/alarm.ts";
import { HUB_ALARMS } from "../model/hub-alarms.ts";
import { activate, incidentOf } from "./alarm.ts";
import { clear } from "./clear.ts";
import { settled } from "./come-back.ts";
import { fold } from "./fold.ts";
import { ringing } from "./incident.ts";
import { textIn } from "./part.ts";
import { endBypass } from "./quiet.ts";
import { keyOf } from "./state.ts";
import { clauses, wallWords } from "./words.ts";
import type { Work } from "./work.ts";

const RULE = "rules.weather";
const LOST = "wall.protection-lost";

/** The incident that a zone's degradation belongs to, while protection of its whole wall is lost. */
export function lostWallOf(work: Work, zone: string): string | undefined {
	const wall = work.site.zones.get(zone)?.wall;
	const lost = wall === undefined ? undefined : work.alarmAbout(lostKey(work, wall));
	return lost?.active ? lost.incident : undefined;
}

/** Whether a detector in the zone has said that it does not see well, and has not taken it back. */
export function isDegraded(work: Work, zone: string): boolean {
	return (work.get("memory", memoryOf(zone))?.degraded?.length ?? 0) > 0;
}

/** A detector says that it does not see well: its zone is hatched, and enough zones of one wall are protection lost. */
export function noteDegraded(work: Work, { source, zone, type }: Alarm): void {
	const known = work.get("memory", memoryOf(zone))?.degraded ?? [];
	if (known.includes(source)) return;
	work.remember(memoryOf(zone), { degraded: [...known, source] });
	if (known.length === 0 && zone !== "") {
		const id = bypassOf(zone);
		const rev = work.entry.seq;
		work.put({ kind: "bypass", id, value: { id, rev, why: "degraded", zone, type, since: work.now } });
	}
	const wall = work.site.zones.get(zone)?.wall;
	if (wall === undefined || known.length > 0 || lostWallOf(work, zone) !== undefined) return;
	const zones = degradedOn(work, wall);
	if (zones.length < work.site.settings.weather.zones) return;
	work.because({ because: "derived", rule: RULE });
	work.derive(LOST, zone, { wall, zones });
}

/** It sees well again, or is no longer of the site. */
export function noteRestored(work: Work, source: string, zone: string): void {
	const known = work.get("memory", memoryOf(zone))?.degraded;
	if (!known?.includes(source)) return;
	const left = known.filter((other) => other !== source);
	work.remember(memoryOf(zone), { degraded: left });
	if (left.length > 0) return;
	endBypass(work, bypassOf(zone));
	const wall = work.site.zones.get(zone)?.wall;
	if (wall === undefined || degradedOn(work, wall).length >= work.site.settings.weather.zones) return;
	clear(work, { types: [LOST], source: "hub", part: wall, rule: RULE });
}

/** Raises the loss of a wall's protection, and folds into its incident what its zones said singly; no breach is touched. */
export function protectionLost(work: Work): void {
	const wall = textIn(work.entry.data, "wall") ?? "";
	const is = HUB_ALARMS[LOST];
	const alarm = activate(work, {
		type: LOST,
		is,
		source: "hub",
		zone: zoneOf(work, wall),
		part: wall,
		at: work.entry.at,
		moment: false,
		words: clauses(is.words, wallWords(wall)),
		into: "own",
		rule: RULE,
	});
	let incident = incidentOf(work, alarm);
	for (const zone of degradedOn(work, wall)) {
		for (const single of degradations(work, zone)) incident = fold(work, incident, single, RULE);
	}
	work.keepIncident(settled(work, incident));
	remindLater(work, wall);
}

/** While a wall is unprotected, somebody has to say again and again that it is watched. */
export function reconfirm(work: Work): void {
	const wall = textIn(work.entry.data, "wall") ?? "";
	if (degradedOn(work, wall).length < work.site.settings.weather.zones) {
		work.because({ because: "timer-void", rule: RULE });
		return;
	}
	remindLater(work, wall);
	const alarm = work.alarmAbout(lostKey(work, wall));
	if (!alarm?.active) {
		work.because({ because: "timer-void", rule: RULE });
		return;
	}
	work.keepAlarm({ ...alarm, acknowledged: false });
	work.because({ because: "reconfirm", alarm: alarm.id, incident: alarm.incident, rule: RULE });
	work.keepIncident(ringing(work, incidentOf(work, alarm)));
}

function remindLater(work: Work, wall: string): void {
	const dueAt = work.now + work.site.settings.weather.reconfirmMs;
	work.setTimer({ id: `reconfirm ${wall}`, dueAt, type: "wall.reconfirm", zone: zoneOf(work, wall), data: { wall } });
}

/** The alarms by which detectors of the zone say that they are degraded. */
function degradations(work: Work, zone: string): readonly Alarm[] {
	return (work.get("memory", memoryOf(zone))?.degraded ?? []).flatMap((source) =>
		(work.state.alarmsOf.get(source) ?? [])
			.flatMap((id) => work.get("alarm", id) ?? [])
			.filter((alarm) => alarm.zone === zone && work.plan.degrading.has(alarm.type)),
	);
}

function degradedOn(work: Work, wall: string): readonly string[] {
	return (work.plan.walls.get(wall) ?? []).filter((zone) => isDegraded(work, zone));
}

/** A wall has no place of its own; it is shown where its first zone is. */
function zoneOf(work: Work, wall: string): string {
	return work.plan.walls.get(wall)?.[0] ?? "";
}

function lostKey(work: Work, wall: string): string {
	return keyOf({ type: LOST, source: "hub", zone: zoneOf(work, wall), part: wall });
}

function memoryOf(zone: string): string {
	return `barrier|${zone}`;
}

function bypassOf(zone: string): string {
	return `degraded:${zone}`;
}
