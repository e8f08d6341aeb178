/** The longer side of a picture that is sent, px: what is to be seen of a mended thing, and far below the hub's limit. */
const LONGEST_PX = 1_600;
const QUALITY = 0.85;

/** A picture as the JPEG that the hub takes, whatever the file is; undefined: it is no picture. */
export async function jpegOf(file: Blob): Promise<Uint8Array | undefined> {
	const picture = await createImageBitmap(file).catch(() => undefined);
	if (!picture) return undefined;
	const scale = Math.min(1, LONGEST_PX / Math.max(picture.width, picture.height));
	const canvas = new OffscreenCanvas(Math.max(1, picture.width * scale), Math.max(1, picture.height * scale));
	canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
	picture.close();
	const made = await canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
	return new Uint8Array(await made.arrayBuffer());
}
