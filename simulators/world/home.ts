import type { Point } from "../../src/model/site.ts";
import type { Compound } from "../compound.ts";

/** A flat with its panel, and the door station one must pass to reach it. */
export interface Home {
	readonly unit: string;
	readonly panel: string;
	readonly station: string;
	readonly door: Point;
}

/** Every flat that has a panel and a stairwell door. */
export function homesOf({ devices }: Compound): Home[] {
	const stations = new Map(devices.filter(({ kind }) => kind === "intercom").map((station) => [station.zone, station]));
	return devices.flatMap(({ id, kind, unit, zone }) => {
		const station = stations.get(zone);
		return kind === "home" && unit !== undefined && station
			? [{ unit, panel: id, station: station.id, door: station.at }]
			: [];
	});
}
