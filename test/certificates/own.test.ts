import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { afterEach, describe, expect, test } from "vitest";
import type { Certificates } from "../../src/certificates/certificates.ts";
import { type OwnOptions, openOwn } from "../../src/certificates/own.ts";
import { hostsOf, type Pair, validityOf } from "../../src/certificates/pair.ts";
import type { Reach } from "../../src/certificates/reach.ts";
import { issue } from "../../src/certificates/x509.ts";
import { Refusal } from "../../src/model/problem.ts";
import { now, until } from "../waiting.ts";
import { shakeHands } from "./handshake.ts";

const DAY_MS = 86_400_000;
const MACHINE: Reach = {
	names: ["localhost", "guardpc", "guardpc.local"],
	addresses: ["127.0.0.1", "192.168.7.20", "fd00::2"],
};

const closing: (() => void)[] = [];
afterEach(() => {
	for (const close of closing.splice(0)) close();
});

interface Bench {
	readonly certificates: Certificates;
	readonly folder: string;
	readonly said: readonly string[];
	readonly seen: readonly Pair[];
}

async function open(more: Partial<OwnOptions> = {}): Promise<Bench> {
	const folder = more.folder ?? join(mkdtempSync(join(tmpdir(), "own-")), "certificates");
	const said: string[] = [];
	const certificates = await openOwn({
		folder,
		name: "Gatehouse Jingxin Garden",
		hosts: () => ["gatehouse.lan"],
		networks: [],
		times: () => [now()],
		machine: () => MACHINE,
		lookMs: 10,
		log: pino({ level: "info" }, { write: (line: string) => said.push(line) }),
		...more,
	});
	closing.push(() => certificates.close());
	const seen: Pair[] = [];
	certificates.follow((pair) => seen.push(pair));
	return { certificates, folder, said, seen };
}

const authorityOf = ({ certificates }: Bench) => certificates.authority ?? "";
const pairOf = (folder: string): Pair => {
	const text = readFileSync(join(folder, "authority.pem"), "utf8");
	const at = text.indexOf("-----BEGIN CERTIFICATE");
	return { key: text.slice(0, at), cert: text.slice(at) };
};

describe("the hub's own authority", () => {
	test("vouches for the site's names and this machine's, and a client that trusts it shakes hands, by 1.2 and 1.3", async () => {
		const bench = await open();
		const ca = authorityOf(bench);
		const { pair } = bench.certificates;
		expect([...hostsOf(pair)].sort()).toEqual(
			["127.0.0.1", "192.168.7.20", "fd00::2", "gatehouse.lan", "guardpc", "guardpc.local", "localhost"].sort(),
		);
		for (const name of ["gatehouse.lan", "guardpc"]) {
			expect(await shakeHands(pair, { ca, name })).toMatch(/^TLSv1\.3 /);
			expect(await shakeHands(pair, { ca, name, maxVersion: "TLSv1.2" })).toMatch(/^TLSv1\.2 ECDHE-/);
		}
		expect(await shakeHands(pair, { ca: (await somebodyElse()).ca, name: "gatehouse.lan" })).toMatch(
			/SELF_SIGNED_CERT_IN_CHAIN/,
		);
		expect(await shakeHands(pair, { ca, name: "gatehouse.example" })).toContain("ERR_TLS_CERT_ALTNAME_INVALID");
		const { from, to } = validityOf(pair);
		expect(to - from).toBeLessThan(825 * DAY_MS);
	});

	test.each([
		{ what: "a name that is not the site's", reach: { names: ["bank.example"], addresses: [] }, name: "bank.example" },
		{ what: "a name under which the site's stands", reach: { names: ["lan"], addresses: [] }, name: "lan" },
		{ what: "a public address", reach: { names: [], addresses: ["8.8.8.8"] }, name: "8.8.8.8" },
		{
			what: "a public address of IPv6",
			reach: { names: [], addresses: ["2001:4860:4860::8888"] },
			name: "2001:4860:4860::8888",
		},
		{
			what: "one of the site's and one that is not",
			reach: { names: ["gatehouse.lan", "bank.example"], addresses: [] },
			name: "gatehouse.lan",
		},
	])("can't vouch for $what, whoever has its key", async ({ reach, name }) => {
		const bench = await open();
		const stolen = pairOf(bench.folder);
		const forged = await issue(stolen, reach, validityOf(bench.certificates.pair));
		expect(await shakeHands(forged, { ca: stolen.cert, name })).toContain("permitted subtree violation");
	});

	test("vouches only in the networks that the site's file names", async () => {
		const bench = await open({ networks: ["192.168.7.0/24"] });
		const stolen = pairOf(bench.folder);
		const validity = validityOf(bench.certificates.pair);
		const inside = await issue(stolen, { names: ["guardpc"], addresses: ["192.168.7.9"] }, validity);
		const beside = await issue(stolen, { names: ["guardpc"], addresses: ["192.168.8.9"] }, validity);
		expect(await shakeHands(inside, { ca: stolen.cert, name: "guardpc" })).toMatch(/^TLSv1\.3/);
		expect(await shakeHands(beside, { ca: stolen.cert, name: "guardpc" })).toContain("permitted subtree violation");
		expect(bench.certificates.standing.outside).toEqual(["fd00::2"]);
		expect(hostsOf(bench.certificates.pair)).not.toContain("fd00::2");
	});

	test("is kept for its owner alone, and comes back with its certificate", async () => {
		const first = await open();
		for (const file of ["authority.pem", "server.pem"])
			expect(statSync(join(first.folder, file)).mode & 0o777).toBe(0o600);
		expect(statSync(first.folder).mode & 0o777).toBe(0o700);
		const second = await open({ folder: first.folder });
		expect(second.certificates.authority).toBe(first.certificates.authority);
		expect(second.certificates.pair).toEqual(first.certificates.pair);
		expect(second.certificates.standing.fingerprint).toBe(new X509Certificate(authorityOf(first)).fingerprint256);
	});

	test.each([
		["is cut off", (text: string) => text.slice(0, text.length / 2)],
		["has lost its key", (text: string) => text.slice(text.indexOf("-----BEGIN CERTIFICATE"))],
		["is empty", () => ""],
	])("is never replaced by itself where it %s, and the refusal names it", async (_, damage) => {
		const { folder } = await open();
		const file = join(folder, "authority.pem");
		const damaged = damage(readFileSync(file, "utf8"));
		writeFileSync(file, damaged);
		const refused = await open({ folder }).catch((error: unknown) => error);
		expect(refused).toBeInstanceOf(Refusal);
		expect(String(Object(refused).problem.detail)).toContain(file);
		expect(readFileSync(file, "utf8")).toBe(damaged);
	});

	test("goes on where nothing can be written, and is written later", async () => {
		const place = mkdtempSync(join(tmpdir(), "own-"));
		const folder = join(place, "certificates");
		writeFileSync(folder, "a file where the folder should be");
		const bench = await open({ folder });
		expect(await shakeHands(bench.certificates.pair, { ca: authorityOf(bench), name: "gatehouse.lan" })).toMatch(
			/^TLSv1\.3/,
		);
		expect(bench.said.join("")).toContain("can't be written now");
		rmSync(folder);
		await until(() => statSync(join(folder, "server.pem"), { throwIfNoEntry: false }));
		expect(pairOf(folder).cert).toBe(bench.certificates.authority);
	});
});

describe("its certificate is renewed by itself", () => {
	test("a month before it ends, and not before", async () => {
		let time = now();
		const bench = await open({ times: () => [time] });
		const first = bench.certificates.pair;
		const { to } = validityOf(first);
		time = to - 31 * DAY_MS;
		bench.certificates.reload();
		expect(bench.certificates.pair).toEqual(first);
		time = to - 29 * DAY_MS;
		const renewed = await until(() => bench.seen[0]);
		expect(bench.certificates.pair).toEqual(renewed);
		expect(validityOf(renewed).to).toBeGreaterThan(to + 50 * DAY_MS);
		expect(new X509Certificate(renewed.cert).verify(new X509Certificate(authorityOf(bench)).publicKey)).toBe(true);
	});

	test.each([
		["far back", -1_000 * DAY_MS],
		["far ahead", 3_000 * DAY_MS],
	])("when the clock is set %s: it holds then too", async (_, by) => {
		let time = now();
		const bench = await open({ times: () => [time] });
		time += by;
		const { from, to } = validityOf(await until(() => bench.seen[0]));
		expect(from).toBeLessThan(time);
		expect(to).toBeGreaterThan(time);
		const authority = new X509Certificate(authorityOf(bench));
		expect(authority.validFromDate.getTime()).toBeLessThan(from);
		expect(authority.validToDate.getTime()).toBeGreaterThan(to);
	});

	test("while the clock is in doubt it holds by both times, and is not made again and again where they are years apart", async () => {
		const believed = now();
		let machine = believed;
		const bench = await open({ times: () => [believed, machine] });
		machine = believed + 100 * DAY_MS;
		const both = validityOf(await until(() => bench.seen[0]));
		expect(both.from).toBeLessThan(believed);
		expect(both.to).toBeGreaterThan(machine + 60 * DAY_MS);
		machine = believed - 9_000 * DAY_MS;
		const { length } = bench.seen;
		for (let looks = 0; looks < 5; looks++) bench.certificates.reload();
		await open({ folder: bench.folder, times: () => [believed, machine] });
		expect(bench.seen).toHaveLength(length);
	});

	test("when the machine has another address or the site another name", async () => {
		let machine = MACHINE;
		let hosts = ["gatehouse.lan"];
		const bench = await open({ machine: () => machine, hosts: () => hosts });
		machine = { ...MACHINE, addresses: ["10.1.2.3"] };
		expect(hostsOf(await until(() => bench.seen[0]))).toEqual(expect.arrayContaining(["10.1.2.3", "gatehouse.lan"]));
		hosts = ["guard.gatehouse.lan"];
		expect(hostsOf(await until(() => bench.seen[1]))).toContain("guard.gatehouse.lan");
	});

	test("what the authority may not vouch for is left out and said, with what to do", async () => {
		let machine = MACHINE;
		const bench = await open({ machine: () => machine });
		machine = { names: ["localhost", "newname"], addresses: ["203.0.113.9", "192.168.7.20"] };
		const renewed = await until(() => bench.seen[0]);
		expect([...hostsOf(renewed)].sort()).toEqual(["192.168.7.20", "gatehouse.lan", "localhost"]);
		expect(bench.certificates.standing.outside).toEqual(["newname", "203.0.113.9"]);
		const [line = ""] = bench.said.filter((one) => one.includes("may not vouch"));
		expect(line).toContain("newname");
		expect(line).toContain(join(bench.folder, "authority.pem"));
		expect(await shakeHands(renewed, { ca: authorityOf(bench), name: "gatehouse.lan" })).toMatch(/^TLSv1\.3/);
	});
});

async function somebodyElse(): Promise<{ ca: string }> {
	return { ca: authorityOf(await open()) };
}
