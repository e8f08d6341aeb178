import { PICTURE_MAX_BYTES } from "../../../model/limits.ts";

/** Pixels of a photo's longer side, and how well it is kept: a number plate at five metres stays readable. Our own settings. */
const LONGEST = 1_600;
const QUALITIES = [0.82, 0.7, 0.55, 0.4];

/** The size of a picture with its longer side no longer than this. */
export function fitting(width: number, height: number, longest = LONGEST): readonly [number, number] {
	const scale = Math.min(1, longest / Math.max(width, height));
	return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

/** A photo as the hub takes it: a JPEG of that size, under its limit, upright, without where and by what it was taken. Fails for what is no picture. */
export async function resized(file: Blob): Promise<Uint8Array> {
	const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
	const [width, height] = fitting(picture.width, picture.height);
	const canvas = new OffscreenCanvas(width, height);
	canvas.getContext("2d")?.drawImage(picture, 0, 0, width, height);
	picture.close();
	for (const quality of QUALITIES) {
		const jpeg = await canvas.convertToBlob({ type: "image/jpeg", quality });
		if (jpeg.size <= PICTURE_MAX_BYTES) return new Uint8Array(await jpeg.arrayBuffer());
	}
	throw new Error(`found a photo that is larger than ${PICTURE_MAX_BYTES} bytes at every quality`);
}
