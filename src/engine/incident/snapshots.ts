import type { Alarm } from "../../model/alarm.ts";
import { snapshotAbsent } from "../../model/entries/snapshot-absent.ts";
import { snapshotReceived } from "../../model/entries/snapshot-received.ts";
import { deviceOf } from "../../model/entry.ts";
import type { Incident } from "../../model/incident.ts";
import { isAwaited, MOMENTS, type Moment, type Picture } from "../../model/snapshot.ts";
import { onEntry } from "../kernel/finding.ts";
import { eyesOn, takesPictures } from "../kernel/line-of-sight.ts";
import { memoryId } from "../kernel/memory.ts";
import type { StepContext } from "../kernel/step-context.ts";

const RULE = "rules.pictures";

/** So many cameras are asked for a zone. Two show a place from two sides; a third mostly shows its own ground. */
const CAMERAS = 2;
/** So many pictures an incident asks for by itself, however far it spreads; those that a person asks for come beside. */
const ASKED_AT_MOST = 12;
const KEPT_AT_MOST = 40;
/** What was, is asked of the camera's own memory. */
const BEFORE_MS = 3_000;
const AFTER_MS = 10_000;
/** A camera without such a memory: its newest picture stands in for "before", if it is no older than this. */
const STANDS_IN_MS = 60_000;
/** So many pictures are asked for in this time; of these, so many only for life alarms and what is critical. */
const BUDGET = { withinMs: 10_000, pictures: 60, forCritical: 18 };
/** Where the engine keeps when it asked. */
const ASKED: string = memoryId("pictures");

/**
 * Whether pictures are asked for: where somebody may be seen (evidence of a person, a door, fire; a life alarm; a device
 * that is tampered with), from medium up. What is only technical, what happened long ago, and a drill show nothing. Of
 * what is discreet a person asks: which cameras answer, and how many, would tell everybody where it is.
 */
function asksFor({ evidence, life, priority, lateByMs, type, drill, discreet }: Alarm): boolean {
	if (priority === "low" || lateByMs !== undefined || drill || discreet) return false;
	return evidence !== undefined || life !== undefined || type.endsWith(".tamper");
}

/** The incident, asking for pictures of the alarm that opened it: before, at, after. */
export function picturedAtOpening(context: StepContext, incident: Incident, alarm: Alarm): Incident {
	return asksFor(alarm) ? asking(context, incident, camerasFor(context, alarm), MOMENTS) : incident;
}

/** The incident, asking for pictures of a zone that it has spread to. */
export function picturedAtJoining(context: StepContext, incident: Incident, alarm: Alarm): Incident {
	return asksFor(alarm) ? asking(context, incident, camerasFor(context, alarm), ["at", "after"]) : incident;
}

/** The incident that a person reported, asking for pictures of its place as it is now. */
export function picturedAtReport(context: StepContext, incident: Incident): Incident {
	if (incident.zone === undefined) return incident;
	const cameras = eyesOn(context.site, incident.zone).map(({ device }) => device);
	return asking(context, incident, cameras.slice(0, CAMERAS), ["at"]);
}

/** An incident that ends waits for no more pictures. */
export function noLongerAwaited({ pictures, ...incident }: Incident): Incident {
	if (!pictures) return incident;
	return {
		...incident,
		pictures: pictures.map((one) => (isAwaited(one) ? { ...one, absent: "closed" as const } : one)),
	};
}

/** The camera that raised it, then those that have its zone in view. */
export function camerasFor({ site }: StepContext, { source, zone }: Alarm): readonly string[] {
	const own = source === "hub" ? undefined : site.devices.get(source.slice("device:".length));
	const near = eyesOn(site, zone).map(({ device }) => device);
	const first = own && takesPictures(site, own) ? [own.id, ...near.filter((id) => id !== own.id)] : near;
	return first.slice(0, CAMERAS);
}

function asking(
	context: StepContext,
	incident: Incident,
	cameras: readonly string[],
	moments: readonly Moment[],
): Incident {
	const before = incident.pictures ?? [];
	const fresh = cameras.filter((device) => !before.some((one) => one.device === device));
	const wanted = fresh
		.flatMap((device) => moments.map((moment): Picture => ({ device, moment, at: context.now + OFFSET[moment] })))
		.slice(0, Math.max(0, ASKED_AT_MOST - before.length));
	if (wanted.length === 0) return incident;
	const may = spend(context, incident, wanted.length);
	const pictures = may ? wanted : wanted.map((one): Picture => ({ ...one, absent: "too-many" }));
	return { ...incident, pictures: [...before, ...pictures] };
}

const OFFSET: Readonly<Record<Moment, number>> = { before: -BEFORE_MS, at: 0, after: AFTER_MS };

/** Whether so many more may be asked for now; a flood must not drown cameras and disk, and leaves room for what is critical. */
function spend(context: StepContext, { priority }: Incident, count: number): boolean {
	const all = context.get("memory", ASKED)?.askedAt ?? [];
	const recent = all.filter(({ at }) => context.now - at < BUDGET.withinMs);
	const spent = recent.reduce((sum, one) => sum + one.count, 0);
	const limit = priority === "critical" ? BUDGET.pictures : BUDGET.pictures - BUDGET.forCritical;
	if (spent + count > limit) return false;
	context.remember(ASKED, { askedAt: [...recent, { at: context.now, count }] });
	return true;
}

/** A picture is on disk: it answers what an incident asked for, or shows what its device reported. It never rings. */
export const onSnapshotReceived = onEntry(snapshotReceived, (context, said) => {
	const { device, hash, event, incident: asked, moment = "at" } = said;
	const camera = memoryId(`device:${device}`);
	const led = context.get("memory", camera)?.led;
	if (moment !== "before") context.remember(camera, { pictured: { hash, at: context.entry.at } });
	const id = asked ?? (led !== undefined && led.event === event ? led.incident : undefined);
	const incident = id === undefined ? undefined : context.get("incident", id);
	if (!incident) return;
	const at = moment === "before" ? context.entry.at - BEFORE_MS : context.entry.at;
	show(context, incident, { device, moment, at, hash }, asked !== undefined);
});

/** No picture came: that is said, unless an older one of the camera can stand in for what was before. */
export const onSnapshotAbsent = onEntry(snapshotAbsent, (context, { incident: id, device, moment, why }) => {
	const incident = context.get("incident", id);
	if (!incident) return;
	const newest = context.get("memory", memoryId(`device:${device}`))?.pictured;
	const stands = moment === "before" && newest && newest.at < incident.openedAt;
	if (stands && incident.openedAt - newest.at <= STANDS_IN_MS)
		show(context, incident, { device, moment, ...newest }, true);
	else show(context, incident, { device, moment, at: context.entry.at, absent: why }, true);
});

/** Puts a picture, or the word that there is none, in the place where one was asked for, else behind the others. */
function show(context: StepContext, incident: Incident, picture: Picture, answers: boolean): void {
	const before = incident.pictures ?? [];
	const place = answers ? before.findIndex((one) => isSame(one, picture) && one.hash === undefined) : -1;
	if (place < 0 && (picture.hash === undefined || before.length >= KEPT_AT_MOST)) return;
	if (before.some(({ hash, moment }) => hash !== undefined && hash === picture.hash && moment === picture.moment))
		return;
	const pictures = place < 0 ? [...before, picture] : before.map((one, n) => (n === place ? picture : one));
	context.keepIncident({ ...incident, pictures });
	context.because({
		because: picture.hash === undefined ? "no-picture" : "pictured",
		incident: incident.id,
		rule: RULE,
	});
}

function isSame(a: Picture, b: Picture): boolean {
	return a.device === b.device && a.moment === b.moment;
}

/** Remembers what a device's newest report led to, so that the picture of it finds its incident. */
export function rememberLed(context: StepContext, alarm: Alarm | undefined): void {
	const id = deviceOf(context.entry.source);
	const device = id === undefined ? undefined : context.site.devices.get(id);
	if (!alarm || !device || !takesPictures(context.site, device)) return;
	context.remember(memoryId(context.entry.source), { led: { event: context.entry.id, incident: alarm.incident } });
}
