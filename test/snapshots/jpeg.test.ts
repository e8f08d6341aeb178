import { encode } from "jpeg-js";
import { expect, test } from "vitest";
import { faultOfJpeg } from "../../src/snapshots/jpeg.ts";

const good = encode({ data: Buffer.alloc(16 * 16 * 4, 90), width: 16, height: 16 }, 60).data;
const with_ = (change: (bytes: Buffer) => void) => {
	const bytes = Buffer.from(good);
	change(bytes);
	return bytes;
};

test("one of 25 million pixels is one", () => {
	const frame = good.indexOf(Buffer.from([0xff, 0xc0]));
	const large = with_((bytes) => {
		bytes.writeUInt16BE(5_000, frame + 5);
		bytes.writeUInt16BE(5_000, frame + 7);
	});
	expect(faultOfJpeg(large)).toBeUndefined();
});

test("a JPEG is one, also with padding behind its end", () => {
	expect(faultOfJpeg(good)).toBeUndefined();
	expect(faultOfJpeg(Buffer.concat([good, Buffer.alloc(10)]))).toBeUndefined();
});

test.each([
	["nothing", Buffer.alloc(0)],
	["another sort of picture", Buffer.from("GIF89a")],
	["only the first three bytes", Buffer.from([0xff, 0xd8, 0xff])],
	[
		"a page that begins like one",
		Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from("<script>alert(1)</script>")]),
	],
	["one that is cut short", good.subarray(0, good.length - 4)],
	["one cut in its header", good.subarray(0, 30)],
	["one whose segment is longer than the file", with_((bytes) => bytes.writeUInt16BE(0xfff0, 4))],
	["one that is 0 pixels high", with_((bytes) => bytes.writeUInt16BE(0, bytes.indexOf(Buffer.from([0xff, 0xc0])) + 5))],
	[
		"one that is 65,535 pixels wide",
		with_((bytes) => bytes.writeUInt16BE(0xffff, bytes.indexOf(Buffer.from([0xff, 0xc0])) + 7)),
	],
	[
		"one of 26 million pixels",
		with_((bytes) => {
			const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
			bytes.writeUInt16BE(5_000, frame + 5);
			bytes.writeUInt16BE(5_200, frame + 7);
		}),
	],
	["one without an end", Buffer.concat([good.subarray(0, good.length - 2), Buffer.alloc(2)])],
])("%s is no JPEG", (_what, bytes) => {
	expect(faultOfJpeg(bytes)).toEqual(expect.any(String));
});
