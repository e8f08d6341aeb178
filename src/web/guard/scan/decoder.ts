import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import wasm from "zxing-wasm/reader/zxing_reader.wasm?url";
import type { Looked, Picture } from "./decode.ts";

// A thread of its own: to look at a picture takes longer than a frame, and this file alone may compile WebAssembly
// (`http/headers.ts`). The library comes from the hub, never from where it would look for itself.
prepareZXingModule({ overrides: { locateFile: () => new URL(wasm, import.meta.url).href } });

addEventListener("message", ({ data }: MessageEvent<Picture>) => {
	void look(data).then((looked) => postMessage(looked));
});

async function look({ pixels, width, height }: Picture): Promise<Looked> {
	try {
		const found = await readBarcodes(new ImageData(pixels, width, height), {
			formats: ["QRCode"],
			maxNumberOfSymbols: 1,
		});
		const [first] = found;
		return first?.isValid ? { text: first.text } : {};
	} catch (error) {
		return { failed: String(error) };
	}
}
