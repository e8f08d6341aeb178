import type { Building, Point } from "../model/site.ts";
import type { Words } from "../model/words.ts";
import { type Expansion, joined } from "./expansion.ts";
import { rectangle } from "./geometry.ts";
import type { SiteFile } from "./schema.ts";

type Given = SiteFile["buildings"][string];

/** One stairwell of a building, as its parts need it. */
interface Stairwell {
	readonly building: string;
	readonly zone: string;
	readonly number: number;
	readonly words: Words;
	/** The south-west corner of its slice of the building. */
	readonly corner: Point;
	readonly width: number;
}

/** Home panels are drawn in the middle of their stairwell's slice: on a plan all floors are one. */
const HALF = 0.5;

/** From each building: stairwells with door stations, flats with panels, shops, a checkpoint. */
export function expandBuildings(file: SiteFile, into: Expansion): void {
	for (const [id, given] of Object.entries(file.buildings)) {
		const { at, size, fedBy, floors } = given;
		const number = Number(/\d+/.exec(id)?.[0] ?? 0);
		const words = { en: `Building ${number}`, "zh-CN": `${number}幢` };
		const width = size[0] / given.stairwells;
		const stairwells: Building["stairwells"][number][] = [];
		for (let n = 1; n <= given.stairwells; n++) {
			const zone = `${id}-${n}`;
			const corner: Point = [at[0] + (n - 1) * width, at[1]];
			const said = { en: `${words.en}, stairwell ${n}`, "zh-CN": `${words["zh-CN"]}${n}单元` };
			const stairwell = { building: id, zone, number: n, words: said, corner, width };
			stairwells.push({ zone, number: n, at: addStairwell(stairwell, { file, given }, into) });
			addFlats(stairwell, given, into);
			if (n > 1) into.adjacent.push([`${id}-${n - 1}`, zone]);
		}
		addShops(id, given, into);
		into.buildings.push({ id, number, words, outline: rectangle(at, size), floors, stairwells });
		into.devices.push({
			id: `cp-${id}`,
			kind: "patrol",
			words: joined(words, { en: "checkpoint", "zh-CN": "巡更点" }),
			zone: `${id}-1`,
			place: { at: [at[0] + 1, at[1] + size[1]] },
			options: {},
			fedBy,
			from: ["buildings", id],
		});
	}
}

/** The stairwell's zone and its door station, which stands on the building's north side; gives where. */
function addStairwell(
	{ building, zone, words, corner, width }: Stairwell,
	{ file, given }: { file: SiteFile; given: Given },
	into: Expansion,
): Point {
	const from = ["buildings", building];
	const door: Point = [corner[0] + width * HALF, corner[1] + given.size[1]];
	into.zones.push({
		id: zone,
		sort: "stairwell",
		words,
		shape: rectangle(corner, [width, given.size[1]]),
		building,
		from,
	});
	into.devices.push({
		id: `door-${zone}`,
		kind: "intercom",
		words: joined(words, { en: "door", "zh-CN": "门口机" }),
		zone,
		place: { at: door },
		options: { ...file.doors },
		optionsFrom: { releases: ["doors", "releases"], reports: ["doors", "reports"] },
		fedBy: given.fedBy,
		from,
	});
	return door;
}

function addFlats({ building, zone, number, words: said, corner, width }: Stairwell, given: Given, into: Expansion) {
	const { floors = given.floors, flatsPerFloor = given.flatsPerFloor } = given.exceptions[number] ?? {};
	const from = ["buildings", building];
	const at: Point = [corner[0] + width * HALF, corner[1] + given.size[1] * HALF];
	for (let floor = 1; floor <= floors; floor++) {
		for (let flat = 1; flat <= flatsPerFloor; flat++) {
			const plate = `${floor}${String(flat).padStart(2, "0")}`;
			const unit = `${zone}-${plate.padStart(4, "0")}`;
			const words = { en: `${said.en}, flat ${plate}`, "zh-CN": `${said["zh-CN"]}${plate}室` };
			into.units.push({ id: unit, words, zone, building, stairwell: number, floor, from });
			into.devices.push({
				id: `panel-${unit}`,
				kind: "home",
				words: joined(words, { en: "panel", "zh-CN": "室内机" }),
				zone,
				unit,
				place: { at },
				options: {},
				fedBy: given.fedBy,
				from,
			});
		}
	}
}

/** Shops are numbered through the whole compound, and spread over the building's stairwells from the west. */
function addShops(building: string, { shops, stairwells }: Given, into: Expansion): void {
	const before = into.units.filter(({ floor }) => floor === undefined).length;
	for (let n = 0; n < shops; n++) {
		const number = before + n + 1;
		into.units.push({
			id: `s${String(number).padStart(2, "0")}`,
			words: { en: `Shop ${number}`, "zh-CN": `${number}号商铺` },
			zone: `${building}-${1 + Math.floor((n * stairwells) / shops)}`,
			building,
			from: ["buildings", building],
		});
	}
}
