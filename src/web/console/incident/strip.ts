import type { IncidentShape } from "../../../contract/shapes.ts";

export type Picture = NonNullable<IncidentShape["pictures"]>[number];

export interface CameraPictures {
	readonly device: string;
	readonly pictures: readonly Picture[];
}

const MOMENTS = ["before", "at", "after"] as const;

/** The pictures by camera, in the order in which the cameras were asked; each before, at, after. */
export function byCamera(pictures: readonly Picture[]): readonly CameraPictures[] {
	const cameras = new Map<string, Picture[]>();
	for (const picture of pictures) cameras.set(picture.device, [...(cameras.get(picture.device) ?? []), picture]);
	return [...cameras].map(([device, all]) => ({
		device,
		pictures: all.toSorted(
			(a, b) => Date.parse(a.at) - Date.parse(b.at) || MOMENTS.indexOf(a.moment) - MOMENTS.indexOf(b.moment),
		),
	}));
}

/** The picture so many further on among those that came, around the end. */
export function pictureBeside(pictures: readonly Picture[], hash: string, by: 1 | -1): Picture | undefined {
	const came = pictures.filter((one) => one.hash !== undefined);
	const at = came.findIndex((one) => one.hash === hash);
	return at < 0 ? undefined : came[(at + by + came.length) % came.length];
}
