import { expect, test } from "vitest";
import { faultOfPin, isLocked, triesLeft } from "../../../src/web/guard/store/pin-lock.ts";
import { newDataKey, open, openBytes, seal, unwrap, wrap } from "../../../src/web/guard/store/seal.ts";

test.each([
	["824917", undefined],
	["12345", "digits"],
	["12345a", "digits"],
	["1234567", "digits"],
	["111111", "run"],
	["123456", "run"],
	["890123", "run"],
	["987654", "run"],
	["246802", undefined],
] as const)("the PIN %s: %s", (pin, fault) => {
	expect(faultOfPin(pin)).toBe(fault);
});

test("five wrong PINs lock a phone, four do not", () => {
	expect([0, 4, 5, 6].map((wrong) => isLocked({ wrong }))).toEqual([false, false, true, true]);
	expect([0, 4, 5, 9].map((wrong) => triesLeft({ wrong }))).toEqual([5, 1, 0, 0]);
});

test("what is sealed opens by the key under the right PIN, by no other, and not once it was changed", async () => {
	const key = await newDataKey();
	const kept = await wrap(key, "824917");
	expect(kept.iterations).toBeGreaterThanOrEqual(600_000);
	const sealed = await seal(key, { checkpoint: "cp-b01" });
	const again = await unwrap(kept, "824917");
	if (!again) throw new Error("the right PIN did not open it");
	expect(await open(again, sealed)).toEqual({ checkpoint: "cp-b01" });
	expect(await openBytes(again, await seal(key, Uint8Array.of(7, 8)))).toEqual(Uint8Array.of(7, 8));
	expect(await unwrap(kept, "824918")).toBeUndefined();
	const data = new Uint8Array(sealed.data.slice(0));
	data[0] = (data[0] ?? 0) ^ 1;
	await expect(open(again, { ...sealed, data: data.buffer })).rejects.toThrow();
	// The same twice is not seen to be the same.
	expect((await seal(key, 1)).iv).not.toEqual((await seal(key, 1)).iv);
});
