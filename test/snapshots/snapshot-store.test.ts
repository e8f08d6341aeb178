import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { StoreUnavailable } from "../../src/model/problem.ts";
import { openSnapshotStore } from "../../src/snapshots/snapshot-store.ts";
import { newFolder } from "../hub-process.ts";
import { now } from "../waiting.ts";

const bytes = (text: string) => Uint8Array.from(Buffer.from(text));
const sha = (text: string) => createHash("sha256").update(text).digest("hex");
const fileOf = (path: string, hash: string) => join(path, hash.slice(0, 2), `${hash.slice(2)}.jpg`);

test("a picture is on disk, whole, under its hash before anyone says so", async () => {
	const path = join(newFolder(), "snapshots");
	const album = openSnapshotStore(path);
	const said = await album.keep(bytes("one"), async (hash) => {
		expect(readFileSync(fileOf(path, hash), "utf8")).toBe("one");
		return hash;
	});
	expect(said).toBe(sha("one"));
	expect((await album.read(said))?.toString()).toBe("one");
	expect(readdirSync(join(path, said.slice(0, 2)))).toEqual([`${said.slice(2)}.jpg`]);
	expect(statSync(fileOf(path, said)).mode & 0o077).toBe(0);
});

test("the same picture is kept once, however often and however many at a time", async () => {
	const path = join(newFolder(), "snapshots");
	const album = openSnapshotStore(path);
	const all = await Promise.all(Array.from({ length: 20 }, () => album.keep(bytes("same"), async (hash) => hash)));
	expect(new Set(all)).toEqual(new Set([sha("same")]));
	expect(readdirSync(join(path, sha("same").slice(0, 2)))).toHaveLength(1);
});

test("a hash that is none names no file, and one that is not there no picture", async () => {
	const album = openSnapshotStore(join(newFolder(), "snapshots"));
	for (const hash of ["", "../../../etc/passwd", "AB".repeat(32), sha("never")]) {
		expect(await album.read(hash)).toBeUndefined();
	}
});

test("what the disk does not take is not said, and leaves no halves", async () => {
	const path = join(newFolder(), "snapshots");
	writeFileSync(path, "a file where the folder should be");
	let said = false;
	const kept = openSnapshotStore(path).keep(bytes("one"), async () => {
		said = true;
	});
	await expect(kept).rejects.toBeInstanceOf(StoreUnavailable);
	expect(said).toBe(false);
	rmSync(path);
	await openSnapshotStore(path).keep(bytes("one"), async () => undefined);
	expect(readdirSync(path)).toHaveLength(1);
});

test("a picture is not erased while somebody keeps it anew", async () => {
	const album = openSnapshotStore(join(newFolder(), "snapshots"));
	const named = new Set<string>();
	const hash = await album.keep(bytes("one"), async (kept) => kept);
	const [erased] = await Promise.all([
		album.keep(bytes("one"), async (kept) => void named.add(kept)).then(() => "kept"),
		album.erase(hash, async () => !named.has(hash)),
	]);
	expect(erased).toBe("kept");
	expect(await album.read(hash)).toBeDefined();
	await album.erase(hash, async () => true);
	expect(await album.read(hash)).toBeUndefined();
});

test("old files are found and old halves removed; what is no picture stays", async () => {
	const path = join(newFolder(), "snapshots");
	const album = openSnapshotStore(path);
	const [old, fresh] = [await album.keep(bytes("old"), async (h) => h), await album.keep(bytes("new"), async (h) => h)];
	const half = join(path, old.slice(0, 2), ".half.part");
	writeFileSync(half, "ha");
	mkdirSync(join(path, "notes"));
	for (const file of [fileOf(path, old), half]) utimesSync(file, 1, 1);
	const found: string[] = [];
	for await (const hash of album.olderThan(now() - 60_000)) found.push(hash);
	expect(found).toEqual([old]);
	expect(found).not.toContain(fresh);
	expect(readdirSync(join(path, old.slice(0, 2)))).not.toContain(".half.part");
});
