import { decoder } from "./decode.ts";

/** Pixels of what is looked at, across: enough for a plate that fills a third of it, and quick on a cheap phone. */
const LOOKED_AT = 800;
const PAUSE_MS = 60;

/** Torches are no part of the compiler's description of a camera (W3C, MediaStream Image Capture). */
interface Torch {
	readonly torch?: boolean;
}

/** The camera that looks away from the guard, and what it sees. */
export interface Camera {
	readonly stream: MediaStream;
	/** Lights up where it is dark; undefined: it has no light. */
	readonly torch?: (on: boolean) => void;
	/** Gives each code that it sees to `found`, until it is closed. `failed`: it can read none. */
	watch(video: HTMLVideoElement, found: (text: string) => void, failed: (why: string) => void): void;
	close(): void;
}

/** Opens the camera. Fails where there is none, or where it is not allowed. */
export async function openCamera(): Promise<Camera> {
	const video = { facingMode: { ideal: "environment" }, width: { ideal: 1280 }, height: { ideal: 720 } };
	const stream = await navigator.mediaDevices.getUserMedia({ audio: false, video });
	const [track] = stream.getVideoTracks();
	const able: (MediaTrackCapabilities & Torch) | undefined = track?.getCapabilities?.();
	let open = true;
	return {
		stream,
		...(track && able?.torch && { torch: (on: boolean) => void light(track, on) }),
		watch(shown, found, failed) {
			void look(shown, () => open, found).catch((error) => failed(String(error)));
		},
		close() {
			open = false;
			for (const one of stream.getTracks()) one.stop();
		},
	};
}

function light(track: MediaStreamTrack, on: boolean): Promise<void> {
	const wanted: MediaTrackConstraintSet & Torch = { torch: on };
	return track.applyConstraints({ advanced: [wanted] }).catch(() => undefined);
}

async function look(shown: HTMLVideoElement, isOpen: () => boolean, found: (text: string) => void): Promise<void> {
	const canvas = document.createElement("canvas");
	const drawing = canvas.getContext("2d", { willReadFrequently: true });
	if (!drawing) throw new Error("this browser draws no pictures");
	while (isOpen()) {
		const { videoWidth, videoHeight } = shown;
		if (videoWidth > 0) {
			const scale = Math.min(1, LOOKED_AT / videoWidth);
			const [width, height] = [Math.round(videoWidth * scale), Math.round(videoHeight * scale)];
			if (canvas.width !== width) canvas.width = width;
			if (canvas.height !== height) canvas.height = height;
			drawing.drawImage(shown, 0, 0, width, height);
			const pixels = Uint8ClampedArray.from(drawing.getImageData(0, 0, width, height).data);
			const { text, failed } = await decoder().look({ pixels, width, height });
			if (failed !== undefined) throw new Error(failed);
			if (text !== undefined && isOpen()) found(text);
		}
		await new Promise((go) => setTimeout(go, PAUSE_MS));
	}
}
