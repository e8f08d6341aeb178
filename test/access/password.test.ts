import { expect, test } from "vitest";
import { generatePassword, hashPassword, isPassword, mistakeIn } from "../../src/access/password.ts";

test("a password is kept as argon2id and known again", async () => {
	const hash = await hashPassword("correct horse 7 battery");
	expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	expect(await isPassword(hash, "correct horse 7 battery")).toBe(true);
	expect(await isPassword(hash, "correct horse 8 battery")).toBe(false);
});

test("nobody signs in with a password where there is none", async () => {
	expect(await isPassword(undefined, "")).toBe(false);
});

test("a password that is made can be read aloud and is never the same", () => {
	const made = new Set(Array.from({ length: 500 }, generatePassword));
	expect(made.size).toBe(500);
	for (const one of made) {
		expect(one).toMatch(/^[bcdfghjkmnp-z2-9]{5}(-[bcdfghjkmnp-z2-9]{5}){4}$/);
		expect(mistakeIn(one)).toBeUndefined();
	}
});

test("a short password is refused with what was found and what is allowed", () => {
	expect(mistakeIn("short")).toEqual({ path: "password", found: "5 characters", expected: "10 to 256 characters" });
});
