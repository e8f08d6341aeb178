import type { Place, Point } from "../model/site.ts";
import { type Expansion, joined, type PlacedZone } from "./expansion.ts";
import { along, between, heading, middle } from "./geometry.ts";
import type { SiteFile } from "./schema.ts";

/** A wall's camera stands this far along its zone and this far inside the wall, so that corners don't share a pole. */
const POLE_M = { along: 3, inside: 1 };

/** Cuts each wall into its beam zones, with a detector and a camera each; the walls' zones stand in a ring. */
export function expandWalls(file: SiteFile, into: Expansion): void {
	const ring: PlacedZone[] = [];
	for (const [wall, { words, from, to, zones, beams, camera, fedBy }] of Object.entries(file.walls)) {
		const key = ["walls", wall];
		for (let n = 1; n <= zones; n++) {
			const id = `${wall}-${n}`;
			const ends: Ends = [between(from, to, (n - 1) / zones), between(from, to, n / zones)];
			const said = { en: `${words.en} ${n}`, "zh-CN": `${words["zh-CN"]}${n}防区` };
			ring.push({ id, sort: "wall", words: said, shape: ends, wall, from: key });
			into.devices.push({
				id: `beam-${id}`,
				kind: "perimeter",
				words: joined(said, { en: "beam", "zh-CN": "红外对射" }),
				zone: id,
				place: { at: middle(ends) },
				options: { beams },
				optionsFrom: { beams: [...key, "beams"] },
				fedBy,
				from: key,
			});
			into.devices.push({
				id: `cam-${id}`,
				kind: "camera",
				words: joined(said, { en: "camera", "zh-CN": "摄像机" }),
				zone: id,
				place: { ...lookingAlong(ends, camera.fieldOfView, middle(file.plot)), reachM: camera.reach },
				options: {},
				fedBy,
				from: key,
			});
			if (n > 1) into.adjacent.push([`${wall}-${n - 1}`, id]);
		}
	}
	into.zones.push(...ring);
	for (const a of ring) {
		for (const b of ring) if (a.id < b.id && a.wall !== b.wall && meet(a, b)) into.adjacent.push([a.id, b.id]);
	}
}

type Ends = readonly [Point, Point];

/** From the zone's beginning along the wall, so that the edge of the view is the wall itself. */
function lookingAlong([start, end]: Ends, fieldOfViewDeg: number, centre: Point): Place {
	const ahead = heading(start, end);
	const toRight = (heading(start, centre) - ahead + 360) % 360 < 180;
	const side = toRight ? 1 : -1;
	const pole = along(along(start, ahead, POLE_M.along), ahead + side * 90, POLE_M.inside);
	return { at: pole, facingDeg: (ahead + (side * fieldOfViewDeg) / 2 + 360) % 360, fieldOfViewDeg };
}

function meet(a: PlacedZone, b: PlacedZone): boolean {
	return a.shape.some(([x, y]) => b.shape.some(([u, v]) => x === u && y === v));
}
