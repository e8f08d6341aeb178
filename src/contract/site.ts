import { z } from "zod";
import { HUB_ALARMS } from "../model/hub-alarms.ts";
import { type AlarmType, EVIDENCES, type Kind } from "../model/kind.ts";
import { REPORT_KIND_NAMES, REPORT_KINDS } from "../model/report.ts";
import { type Point, type Site, type SiteDevice, ZONE_SORTS } from "../model/site.ts";
import { presenter } from "./presenter.ts";
import { priority, words } from "./primitives.ts";
import {
	agencyShape,
	commandShape,
	presentCommands,
	presentProcedures,
	presentSettings,
	procedureShape,
	settingsShape,
} from "./site-rules.ts";

const point = z.tuple([z.number(), z.number()]).meta({ description: "Metres: x to the east, y to the north" });
const outline = z.array(point);
const named = { id: z.string(), words };
const alarmTypeShape = z.object({
	words,
	priority,
	life: z.int().optional().meta({ description: "A life alarm and its rank, 1 first" }),
	discreet: z.boolean().optional(),
	evidence: z
		.enum(EVIDENCES)
		.optional()
		.meta({ description: "What it is evidence of: out of service it needs a watch" }),
});
const reportKindShape = z.object({ words, priority, life: z.int().optional() });
const wordsByName = z.record(z.string(), words);

export const kindShape = z.object({
	name: z.string(),
	words,
	system: words,
	icon: z.string().meta({ description: "SVG path data in a 24 × 24 box" }),
	abilities: z.array(z.enum(["see", "talk", "open"])),
	alarms: z.record(z.string(), alarmTypeShape),
	events: wordsByName,
	derives: wordsByName,
	commands: z.record(z.string(), commandShape),
});

const stairwellShape = z.object({
	zone: z.string(),
	number: z.int(),
	at: point,
});

/** Where a device stands and what it is of: what its mark on the plan is drawn of. */
export const deviceMarkShape = z.object({
	...named,
	kind: z.string(),
	zone: z.string(),
	place: z.object({
		at: point,
		facingDeg: z.number().optional(),
		fieldOfViewDeg: z.number().optional(),
		reachM: z.number().optional(),
	}),
});

/** One device of the site: what it is and where it stands. Its state is at `/devices` and on `/live`. */
const siteDeviceShape = z.object({
	...deviceMarkShape.shape,
	unit: z.string().optional(),
	fedBy: z.array(z.string()),
	gateway: z.string().optional(),
	cannotTell: z
		.array(z.object({ alarm: z.string(), part: z.string().optional() }))
		.optional()
		.meta({
			description: "Alarms of its kind that this device, or this door of it, never gives rise to as it is fitted",
		}),
});

/** What a plan is drawn of: everybody who stands in front of it sees as much. */
export const planShape = z.object({
	...named,
	timeZone: z.string(),
	address: words,
	outline,
	zones: z.array(
		z.object({
			...named,
			sort: z.enum(ZONE_SORTS),
			shape: outline,
			wall: z.string().optional(),
			neighbours: z.array(z.string()),
			building: z.string().optional(),
		}),
	),
	buildings: z.array(
		z.object({
			...named,
			number: z.int(),
			outline,
			floors: z.int(),
			stairwells: z.array(stairwellShape),
		}),
	),
	landmarks: z.array(z.object({ sort: z.string(), words, outline })),
});

/** The compound as a console draws it: the plan, what stands on it, and what it can say. */
export const siteShape = z.object({
	...planShape.shape,
	units: z.array(
		z.object({
			...named,
			zone: z.string(),
			building: z.string(),
			stairwell: z.int().optional(),
			floor: z.int().optional(),
		}),
	),
	gateways: z.array(z.object({ ...named, devices: z.array(z.string()) })),
	feeds: z.array(z.object(named)),
	shifts: z.array(
		z.object({
			...named,
			fromMinute: z.int().meta({ description: "Local minute of the day" }),
			toMinute: z.int(),
			posts: z.array(z.string()),
			fixed: z
				.array(z.string())
				.optional()
				.meta({ description: "Posts left only when somebody covers them, where anybody on duty could" }),
			leader: z.string().optional().meta({ description: "The post of the shift's leader" }),
		}),
	),
	drills: z.array(z.object(named)).meta({ description: "Exercises for the live console" }),
	devices: z.array(siteDeviceShape),
	kinds: z.array(kindShape),
	hubAlarms: z.record(z.string(), alarmTypeShape).meta({ description: "Alarms about what the hub found out itself" }),
	reportKinds: z.record(z.enum(REPORT_KIND_NAMES), reportKindShape).meta({ description: "What a person can report" }),
	settings: settingsShape,
	procedures: z.array(procedureShape),
	agencies: z.array(agencyShape),
	channels: z.array(z.object(named)).meta({ description: "Ways beyond the screen; where they lead stays inside" }),
});

export type SiteShape = z.output<typeof siteShape>;
export type SiteDeviceShape = z.output<typeof siteDeviceShape>;
export type KindShape = z.output<typeof kindShape>;

type ShownPoint = [number, number];

/** The site as the API shows it; what only the hub needs (options, heartbeats, origins) stays inside. */
export const presentSite = presenter(siteShape, presentedSite);

function presentedSite(site: Site): SiteShape {
	return {
		...presentPlan(site),
		units: [...site.units.values()],
		gateways: [...site.gateways.values()].map((one) => ({
			id: one.id,
			words: one.words,
			devices: [...one.devices],
		})),
		feeds: [...site.feeds.values()],
		shifts: site.shifts.map(({ fixed, ...shift }) => ({
			...shift,
			posts: [...shift.posts],
			...(fixed && { fixed: [...fixed] }),
		})),
		drills: [...(site.drills?.values() ?? [])].map(({ id, words: said }) => ({ id, words: said })),
		devices: [...site.devices.values()].map((device) => presentSiteDevice(device, site.kinds.get(device.kind))),
		kinds: [...site.kinds.values()].map(presentKind),
		hubAlarms: alarmTypes(HUB_ALARMS),
		reportKinds: REPORT_KINDS,
		settings: presentSettings(site.settings),
		procedures: presentProcedures(site.procedures),
		agencies: [...site.agencies.values()],
		channels: (site.channels ?? []).map(({ id, words: said }) => ({ id, words: said })),
	};
}

/** The plan's fields, and what else stands with them, which no shape lets out. */
export function presentPlan(site: Site): z.output<typeof planShape> {
	return {
		id: site.id,
		words: site.words,
		timeZone: site.timeZone,
		address: site.address,
		outline: points(site.outline),
		zones: [...site.zones.values()].map(({ shape, neighbours, ...zone }) => ({
			...zone,
			shape: points(shape),
			neighbours: [...neighbours],
		})),
		buildings: site.buildings.map((building) => ({
			...building,
			outline: points(building.outline),
			stairwells: building.stairwells.map((stairwell) => ({
				...stairwell,
				at: pointOf(stairwell.at),
			})),
		})),
		landmarks: site.landmarks.map((landmark) => ({
			...landmark,
			outline: points(landmark.outline),
		})),
	};
}

function presentSiteDevice({ options, place, fedBy, ...device }: SiteDevice, kind: Kind | undefined): SiteDeviceShape {
	const cannotTell = kind ? untold(kind, options) : [];
	return {
		...device,
		place: { ...place, at: pointOf(place.at) },
		fedBy: [...fedBy],
		...(cannotTell.length > 0 && { cannotTell }),
	};
}

/** What the hub can't conclude of a device with these options: forced, where a lawful release is not reported. */
function untold(kind: Kind, options: SiteDevice["options"]): NonNullable<SiteDeviceShape["cannotTell"]> {
	const parts = kind.knownParts?.(options) ?? [];
	return Object.values(kind.derives).flatMap(({ raises, onlyIf }) => {
		if (!onlyIf) return [];
		const alarm = `${kind.name}.${raises}`;
		const whole = onlyIf(options) ? [] : [{ alarm }];
		return [...whole, ...parts.filter((part) => !onlyIf(options, part)).map((part) => ({ alarm, part }))];
	});
}

export function presentKind(kind: Kind): KindShape {
	return {
		name: kind.name,
		words: kind.words,
		system: kind.system,
		icon: kind.icon,
		abilities: [...kind.abilities],
		alarms: alarmTypes(kind.alarms),
		events: wordsOf(kind.events),
		derives: wordsOf(kind.derives),
		commands: presentCommands(kind.commands),
	};
}

export function alarmTypes(types: Readonly<Record<string, AlarmType>>): KindShape["alarms"] {
	return Object.fromEntries(
		Object.entries(types).map(([name, { words: said, priority: urgency, life, discreet, evidence }]) => [
			name,
			{
				words: said,
				priority: urgency,
				...(life !== undefined && { life }),
				...(discreet && { discreet }),
				...(evidence && { evidence }),
			},
		]),
	);
}

function wordsOf(things: Readonly<Record<string, { words: z.output<typeof words> }>>): KindShape["events"] {
	return Object.fromEntries(Object.entries(things).map(([name, thing]) => [name, { ...thing.words }]));
}

export function pointOf([x, y]: Point): ShownPoint {
	return [x, y];
}

function points(line: readonly Point[]): ShownPoint[] {
	return line.map(pointOf);
}
