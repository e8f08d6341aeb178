/** A frame of the camera. */
export interface Picture {
	readonly pixels: Uint8ClampedArray<ArrayBuffer>;
	readonly width: number;
	readonly height: number;
}

/** What was read in it, if anything; or why nothing can be. */
export interface Looked {
	readonly text?: string;
	readonly failed?: string;
}

/** Reads QR codes, one picture at a time. */
export interface Decoder {
	look(picture: Picture): Promise<Looked>;
}

let started: Decoder | undefined;

/** The decoder; its thread and its library are loaded when it is first asked for, and stay. */
export function decoder(): Decoder {
	started ??= start();
	return started;
}

function start(): Decoder {
	const worker = new Worker(new URL("./decoder.ts", import.meta.url), { type: "module" });
	return {
		look: (picture) =>
			new Promise((resolve) => {
				worker.onmessage = ({ data }: MessageEvent<Looked>) => resolve(data);
				worker.onerror = ({ message }) => {
					started = undefined;
					resolve({ failed: message || "worker" });
				};
				worker.postMessage(picture, [picture.pixels.buffer]);
			}),
	};
}
