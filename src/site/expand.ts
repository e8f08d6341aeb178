import type { Building, Point, SiteDevice, Unit, Zone } from "../model/site.ts";
import type { Words } from "../model/words.ts";
import { between, heading, middle } from "./geometry.ts";
import type { SiteFile } from "./schema.ts";

/** A device as the file places it; its options are still to be read by its kind. */
export type Placed = Omit<SiteDevice, "options" | "gateway"> & { readonly options: Record<string, unknown> };

/** What the file's short keys stand for. */
export interface Expanded {
	readonly zones: Zone[];
	readonly devices: Placed[];
	readonly units: Unit[];
	readonly buildings: Building[];
	/** Pairs of direct neighbours. */
	readonly adjacent: (readonly [string, string])[];
}

/** A wall camera looks along its zone from one end, and this far beyond. */
const WALL_CAMERA = { fieldOfViewDeg: 50, beyondM: 4 };
const STAIR_DEPTH_M = 4;

/** Cuts each wall into its beam zones, with a detector and a camera each; the walls' zones stand in a ring. */
export function expandWalls(file: SiteFile, into: Expanded): void {
	for (const [wall, { words, from, to, zones, beams, fedBy }] of Object.entries(file.walls)) {
		for (let n = 1; n <= zones; n++) {
			const zone = `${wall}-${n}`;
			const ends: [Point, Point] = [between(from, to, (n - 1) / zones), between(from, to, n / zones)];
			const at = middle(ends);
			const said = wallWords(words, n);
			into.zones.push({ id: zone, sort: "wall", words: said, shape: ends, wall, neighbours: [] });
			into.devices.push({
				id: `beam-${zone}`,
				kind: "perimeter",
				words: joined(said, { en: "beam", "zh-CN": "红外对射" }),
				zone,
				place: { at },
				options: { beams },
				fedBy,
			});
			into.devices.push({
				id: `cam-${zone}`,
				kind: "camera",
				words: joined(said, { en: "camera", "zh-CN": "摄像机" }),
				zone,
				place: {
					at: ends[0],
					facingDeg: inward(ends, file.plot),
					fieldOfViewDeg: WALL_CAMERA.fieldOfViewDeg,
					reachM: Math.hypot(ends[1][0] - ends[0][0], ends[1][1] - ends[0][1]) + WALL_CAMERA.beyondM,
				},
				options: {},
				fedBy,
			});
			if (n > 1) into.adjacent.push([`${wall}-${n - 1}`, zone]);
		}
	}
	for (const a of into.zones) {
		for (const b of into.zones) {
			if (a.wall && b.wall && a.wall < b.wall && shareAnEnd(a, b)) into.adjacent.push([a.id, b.id]);
		}
	}
}

/** Ten degrees off the wall, to the inside. */
function inward([a, b]: [Point, Point], plot: readonly Point[]): number {
	const along = heading(a, b);
	const centre = heading(a, middle(plot));
	const turn = ((centre - along + 540) % 360) - 180;
	return (along + (turn > 0 ? 12 : -12) + 360) % 360;
}

function shareAnEnd(a: Zone, b: Zone): boolean {
	return a.shape.some(([x, y]) => b.shape.some(([u, v]) => x === u && y === v));
}

/** From each building: stairwells with door stations, flats with panels, shops, a checkpoint. */
export function expandBuildings(file: SiteFile, into: Expanded): void {
	let shop = 0;
	for (const [id, given] of Object.entries(file.buildings)) {
		const { at, size, fedBy } = given;
		const number = Number(/\d+/.exec(id)?.[0] ?? 0);
		const words = { en: `Building ${number}`, "zh-CN": `${number}幢` };
		const stairwells: Building["stairwells"][number][] = [];
		const width = size[0] / given.stairwells;
		for (let n = 1; n <= given.stairwells; n++) {
			const left = at[0] + (n - 1) * width;
			const door: Point = [left + width / 2, at[1] + size[1]];
			const zone = `${id}-${n}`;
			stairwells.push({ zone, number: n, at: door });
			const said = { en: `${words.en}, stairwell ${n}`, "zh-CN": `${words["zh-CN"]}${n}单元` };
			into.zones.push({
				id: zone,
				sort: "stairwell",
				words: said,
				shape: rectangle([left, at[1]], [width, size[1]]),
				neighbours: [],
				building: id,
			});
			if (n > 1) into.adjacent.push([`${id}-${n - 1}`, zone]);
			into.devices.push({
				id: `door-${zone}`,
				kind: "intercom",
				words: joined(said, { en: "door", "zh-CN": "门口机" }),
				zone,
				place: { at: door },
				options: { releases: file.doors.releases, reports: given.exceptions[n]?.doorReports ?? file.doors.reports },
				fedBy,
			});
			expandFlats(
				{ file: given, building: id, stairwell: n, said, at: [left + width / 2, at[1] + STAIR_DEPTH_M] },
				into,
			);
		}
		for (let n = 0; n < given.shops; n++) {
			shop += 1;
			const name = `s${String(shop).padStart(2, "0")}`;
			const zone = `${id}-${1 + Math.floor((n * given.stairwells) / given.shops)}`;
			into.units.push({ id: name, words: { en: `Shop ${shop}`, "zh-CN": `${shop}号商铺` }, zone, building: id });
		}
		into.buildings.push({ id, number, words, outline: rectangle(at, size), floors: given.floors, stairwells });
		into.devices.push({
			id: `cp-${id}`,
			kind: "patrol",
			words: joined(words, { en: "checkpoint", "zh-CN": "巡更点" }),
			zone: `${id}-1`,
			place: { at: [at[0] - 1, at[1] + size[1]] },
			options: {},
			fedBy,
		});
	}
}

interface Stairwell {
	readonly file: SiteFile["buildings"][string];
	readonly building: string;
	readonly stairwell: number;
	readonly said: Words;
	readonly at: Point;
}

function expandFlats({ file, building, stairwell, said, at }: Stairwell, into: Expanded): void {
	const exception = file.exceptions[stairwell];
	const floors = exception?.floors ?? file.floors;
	const flats = exception?.flatsPerFloor ?? file.flatsPerFloor;
	const zone = `${building}-${stairwell}`;
	for (let floor = 1; floor <= floors; floor++) {
		for (let flat = 1; flat <= flats; flat++) {
			const plate = `${floor}${String(flat).padStart(2, "0")}`;
			const unit = `${zone}-${plate.padStart(4, "0")}`;
			const words = { en: `${said.en}, flat ${plate}`, "zh-CN": `${said["zh-CN"]}${plate}室` };
			into.units.push({ id: unit, words, zone, building, stairwell, floor });
			into.devices.push({
				id: `panel-${unit}`,
				kind: "home",
				words: joined(words, { en: "panel", "zh-CN": "室内机" }),
				zone,
				unit,
				place: { at },
				options: {},
				fedBy: file.fedBy,
			});
		}
	}
}

/** The devices that the file places one by one. */
export function expandPlaced(file: SiteFile, into: Expanded): void {
	const seen = new Map<string, number>();
	for (const [id, { zone, at, facing, fieldOfView, reach, words, fedBy, options }] of Object.entries(file.cameras)) {
		const n = (seen.get(zone) ?? 0) + 1;
		seen.set(zone, n);
		const there = file.zones[zone]?.words ?? { en: zone, "zh-CN": zone };
		into.devices.push({
			id,
			kind: "camera",
			words: words ?? { en: `${there.en} camera ${n}`, "zh-CN": `${there["zh-CN"]}摄像机${n}` },
			zone,
			place: { at, facingDeg: facing, fieldOfViewDeg: fieldOfView, reachM: reach },
			options,
			fedBy,
		});
	}
	for (const [id, { zone, at, words, fedBy }] of Object.entries(file.checkpoints)) {
		into.devices.push({ id, kind: "patrol", words, zone, place: { at }, options: {}, fedBy });
	}
	for (const [id, given] of Object.entries(file.devices)) {
		const { kind, zone, unit, words, at, facing, fieldOfView, reach, fedBy, options } = given;
		into.devices.push({
			id,
			kind,
			words,
			zone,
			...(unit !== undefined && { unit }),
			place: {
				at,
				...(facing !== undefined && { facingDeg: facing }),
				...(fieldOfView !== undefined && { fieldOfViewDeg: fieldOfView }),
				...(reach !== undefined && { reachM: reach }),
			},
			options,
			fedBy,
		});
	}
	for (const [id, { words, sort, shape }] of Object.entries(file.zones)) {
		into.zones.push({ id, sort, words, shape, neighbours: [] });
	}
}

function wallWords(wall: Words, n: number): Words {
	return { en: `${wall.en} ${n}`, "zh-CN": `${wall["zh-CN"]}${n}防区` };
}

function joined(a: Words, b: Words): Words {
	return { en: `${a.en} ${b.en}`, "zh-CN": `${a["zh-CN"]}${b["zh-CN"]}` };
}

function rectangle([x, y]: Point, [w, h]: Point): Point[] {
	return [
		[x, y],
		[x + w, y],
		[x + w, y + h],
		[x, y + h],
	];
}
