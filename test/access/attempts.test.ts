import { describe, expect, test } from "vitest";
import { countAttempts } from "../../src/access/attempts.ts";

const MINUTE = 60_000;

function guess(times: number, address: string | ((i: number) => string), user: string | ((i: number) => string)) {
	const attempts = countAttempts();
	for (let i = 0; i < times; i++) {
		const from = typeof address === "string" ? address : address(i);
		attempts.tried(from, typeof user === "string" ? user : user(i), 0);
	}
	return attempts;
}

describe("guessing passwords", () => {
	test("becomes slower with each wrong one, up to a minute", () => {
		const waits = [3, 4, 5, 6, 20].map((times) => guess(times, "10.0.0.1", "li").waitMs("10.0.0.1", "li", 0));
		expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, MINUTE]);
		expect(guess(2, "10.0.0.1", "li").waitMs("10.0.0.1", "li", 0)).toBe(0);
	});

	test("never locks the person out who sits elsewhere", () => {
		const attempts = guess(5_000, (i) => `10.0.${i >> 8}.${i & 255}`, "li");
		expect(attempts.waitMs("192.168.1.5", "li", 0)).toBe(0);
	});

	test("of many names from one address is slowed for those names, and for nobody else there", () => {
		const attempts = guess(12, "10.0.0.1", (i) => `user-${i}`);
		expect(attempts.waitMs("10.0.0.1", "user-3", 0)).toBeGreaterThan(0);
		expect(attempts.waitMs("10.0.0.1", "one-more", 0)).toBe(0);
	});

	test("from many addresses of one IPv6 network is one address", () => {
		const attempts = guess(3, (i) => `2001:db8:1:2::${i}`, "li");
		expect(attempts.waitMs("2001:db8:1:2::ffff", "li", 0)).toBeGreaterThan(0);
		expect(attempts.waitMs("2001:db8:1:3::1", "li", 0)).toBe(0);
	});

	test("from everywhere makes one slip of the right person cost a second, not a minute", () => {
		const attempts = guess(5_000, (i) => `10.0.${i >> 8}.${i & 255}`, "li");
		attempts.tried("192.168.1.5", "li", 0);
		expect(attempts.waitMs("192.168.1.5", "li", 0)).toBe(1_000);
	});

	test("is forgotten after a quarter of an hour, and by the right password", () => {
		const attempts = guess(20, "10.0.0.1", "li");
		expect(attempts.waitMs("10.0.0.1", "li", 16 * MINUTE)).toBe(0);
		const mine = guess(3, "10.0.0.1", "li");
		mine.succeeded("10.0.0.1", "li");
		expect(mine.waitMs("10.0.0.1", "li", 0)).toBe(0);
	});

	test("from thirty thousand addresses takes no more memory than from ten thousand", () => {
		const attempts = guess(30_000, (i) => `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`, "li");
		for (let i = 0; i < 3; i++) attempts.tried("192.168.1.5", "li", 0);
		expect(attempts.waitMs("192.168.1.5", "li", 0)).toBeGreaterThan(0);
	});
});
