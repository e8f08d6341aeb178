import fc from "fast-check";
import { expect, test } from "vitest";
import { Frames } from "../../src/intake/frames.ts";
import { packet } from "./packets-to-send.ts";

function reader(limit = Number.POSITIVE_INFINITY) {
	const packets: string[] = [];
	const broken: string[] = [];
	const frames = new Frames({
		judge: (_first, remaining) => (remaining > limit ? "too long" : undefined),
		packet: (bytes, start, _body, end) => packets.push(bytes.toString("hex", start, end)) > 0,
		oversized: () => undefined,
		broken: (reason) => broken.push(reason),
	});
	return { frames, packets, broken };
}

test("however TCP cuts the stream, the same packets come out", () => {
	fc.assert(
		fc.property(
			fc.array(fc.uint8Array({ maxLength: 400 }), { minLength: 1, maxLength: 12 }),
			fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 60 }),
			(bodies, cuts) => {
				const sent = bodies.map((body) => packet(0x30, Buffer.from(body)));
				const stream = Buffer.concat(sent);
				const { frames, packets } = reader();
				let at = 0;
				for (let i = 0; at < stream.length; i++) {
					const size = cuts[i % cuts.length] ?? 1;
					frames.read(stream.subarray(at, at + size));
					at += size;
				}
				expect(packets).toEqual(sent.map((bytes) => bytes.toString("hex")));
			},
		),
	);
});

test("a packet over the limit ends the stream at its header, before any of its body has come", () => {
	const { frames, packets, broken } = reader(100);
	frames.read(packet(0x30, Buffer.alloc(10)));
	frames.read(Buffer.from([0x30, 0x80, 0x01]));
	frames.read(packet(0x30, Buffer.alloc(10)));
	expect(packets).toHaveLength(1);
	expect(broken).toEqual(["too long"]);
});

test("however TCP cuts the stream, a packet too long is drained, and only its beginning is kept", () => {
	fc.assert(
		fc.property(
			fc.array(fc.uint8Array({ maxLength: 400 }), { minLength: 1, maxLength: 12 }),
			fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 60 }),
			fc.integer({ min: 0, max: 100 }),
			(bodies, cuts, keep) => {
				const found: string[] = [];
				const frames = new Frames({
					judge: (_first, remaining) => (remaining > 100 ? { keep } : undefined),
					packet: (bytes, _start, body, end) => found.push(bytes.toString("hex", body, end)) > 0,
					oversized: (bytes, body, missing) => found.push(`${bytes.toString("hex", body)} and ${missing}`),
					broken: () => expect.fail("nothing here ends the stream"),
				});
				const stream = Buffer.concat(bodies.map((body) => packet(0x30, Buffer.from(body))));
				for (let at = 0, i = 0; at < stream.length; i++) {
					const size = cuts[i % cuts.length] ?? 1;
					frames.read(stream.subarray(at, at + size));
					at += size;
				}
				const hex = (body: Uint8Array, end: number) => Buffer.from(body).toString("hex", 0, end);
				expect(found).toEqual(
					bodies.map((body) =>
						body.length > 100 ? `${hex(body, keep)} and ${body.length - keep}` : hex(body, body.length),
					),
				);
			},
		),
	);
});

test("a remaining length of five bytes ends the stream", () => {
	const { frames, broken } = reader();
	frames.read(Buffer.from([0x30, 0x80, 0x80, 0x80]));
	expect(broken).toEqual([]);
	frames.read(Buffer.from([0x80]));
	expect(broken).toHaveLength(1);
});

test("what comes behind a held packet waits, and follows in order", () => {
	const seen: number[] = [];
	const frames: Frames = new Frames({
		judge: () => undefined,
		packet: (bytes, start) => {
			seen.push(bytes[start] ?? 0);
			return bytes[start] !== 0x10;
		},
		oversized: () => undefined,
		broken: () => undefined,
	});
	frames.read(Buffer.concat([packet(0x10, Buffer.alloc(2)), packet(0x30, Buffer.alloc(2))]));
	frames.read(packet(0x32, Buffer.alloc(2)));
	expect(seen).toEqual([0x10]);
	frames.resume();
	expect(seen).toEqual([0x10, 0x30, 0x32]);
});
