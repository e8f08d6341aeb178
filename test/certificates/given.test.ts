import { chmodSync, writeFileSync } from "node:fs";
import pino from "pino";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { Certificates } from "../../src/certificates/certificates.ts";
import { openGiven, readPair } from "../../src/certificates/given.ts";
import type { Pair } from "../../src/certificates/pair.ts";
import { Refusal } from "../../src/model/problem.ts";
import { shakeHands } from "./handshake.ts";
import { somebodysPair, written } from "./issuer.ts";

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 10, 26);
const HOLDS = { from: NOW - DAY_MS, to: NOW + 90 * DAY_MS };

let good: Pair;
let other: Pair;
beforeAll(async () => {
	[good, other] = await Promise.all([somebodysPair(HOLDS), somebodysPair(HOLDS)]);
});

const closing: (() => void)[] = [];
afterEach(() => {
	for (const close of closing.splice(0)) close();
});

function refusalOf(files: { cert: string; key: string }): string {
	try {
		readPair(files, NOW);
	} catch (error) {
		if (error instanceof Refusal) return error.problem.detail;
		throw error;
	}
	return "taken";
}

test("a certificate that doesn't match its key, one that has ended, files that are none: one line names it, found, allowed", async () => {
	const ended = await somebodysPair({ from: NOW - 90 * DAY_MS, to: NOW - DAY_MS });
	const mixed = written({ cert: good.cert, key: other.key });
	expect(refusalOf(mixed)).toMatch(/^--tls: .*cert\.pem and .*key\.pem: found .*guard\.example.*; allowed: /);
	const old = written(ended);
	expect(refusalOf(old)).toMatch(new RegExp(`^--tls: ${old.cert}: found .*ended 2026-11-25.*; allowed: `));
	const bare = written({ cert: "no certificate", key: good.key });
	expect(refusalOf(bare)).toMatch(new RegExp(`^--tls: ${bare.cert}: found no certificate; allowed: PEM`));
	const keyless = written({ cert: good.cert, key: good.cert });
	expect(refusalOf(keyless)).toMatch(new RegExp(`^--tls: ${keyless.key}: found no private key.*; allowed: `));
	const gone = { ...written(good), key: "/nowhere/key.pem" };
	expect(refusalOf(gone)).toMatch(/^--tls: \/nowhere\/key\.pem: .*ENOENT.*; allowed: /);
	for (const files of [mixed, old, bare, keyless, gone]) expect(refusalOf(files)).not.toContain("\n");
	expect(refusalOf(written(good))).toBe("taken");
});

test("one that holds from later on is taken: a machine's clock that is behind must not keep the hub from starting", async () => {
	const later = written(await somebodysPair({ from: NOW + DAY_MS, to: NOW + 90 * DAY_MS }));
	expect(refusalOf(later)).toBe("taken");
	const { said } = open(later);
	expect(said.join("")).toContain("does not hold yet");
});

interface Opened {
	readonly certificates: Certificates;
	readonly said: readonly string[];
	readonly seen: readonly Pair[];
}

function open(files: { cert: string; key: string }): Opened {
	const said: string[] = [];
	const log = pino({ level: "info" }, { write: (line: string) => said.push(line) });
	const certificates = openGiven(files, { first: readPair(files, NOW), now: () => NOW, log });
	closing.push(() => certificates.close());
	const seen: Pair[] = [];
	certificates.follow((pair) => seen.push(pair));
	return { certificates, said, seen };
}

test("read anew: a good pair takes the old one's place, a bad one leaves it and is said", () => {
	const files = written(good);
	const { certificates, said, seen } = open(files);
	certificates.reload();
	expect(seen).toEqual([]);
	writeFileSync(files.cert, other.cert);
	certificates.reload();
	expect(certificates.pair).toEqual(good);
	expect(seen).toEqual([]);
	expect(said.filter((line) => line.includes("stays in use") && line.includes(files.cert))).toHaveLength(1);
	writeFileSync(files.key, other.key);
	certificates.reload();
	expect(certificates.pair).toEqual(other);
	expect(seen).toEqual([other]);
});

test("one that ends within a month is said", async () => {
	const soon = written(await somebodysPair({ from: NOW - DAY_MS, to: NOW + 20 * DAY_MS }));
	expect(open(soon).said.join("")).toContain("ends soon");
	expect(open(written(good)).said.join("")).not.toContain("ends soon");
});

test("a key that only its owner may read is read", () => {
	const files = written(good);
	chmodSync(files.key, 0o400);
	expect(refusalOf(files)).toBe("taken");
});

test.each([
	["without forward secrecy", { ciphers: "AES128-GCM-SHA256", maxVersion: "TLSv1.2" }],
	["of CBC", { ciphers: "ECDHE-RSA-AES128-SHA256", maxVersion: "TLSv1.2" }],
	["of TLS 1.1", { ciphers: "DEFAULT@SECLEVEL=0", maxVersion: "TLSv1.1" }],
] as const)("a handshake %s is refused, also with a key of RSA", async (_, limits) => {
	// A client looks at the machine's own clock.
	const rsa = await somebodysPair({ from: Date.UTC(2020, 0, 1), to: Date.UTC(2099, 0, 1), isRsa: true });
	const client = { ca: rsa.cert, name: "guard.example" };
	expect(await shakeHands(rsa, { ...client, maxVersion: "TLSv1.2" })).toMatch(/^TLSv1\.2 ECDHE-RSA-/);
	expect(await shakeHands(rsa, { ...client, ...limits })).not.toMatch(/^TLS/);
});
