import { mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pathsOf, takeFolder } from "../../src/hub/data-folder.ts";
import { StoreUnavailable } from "../../src/model/problem.ts";

const fresh = () => mkdtempSync(join(tmpdir(), "folder-"));

test("a data folder is made with the folders above it, for its owner alone", () => {
	const path = join(fresh(), "one/two");
	takeFolder(path).release();
	expect(statSync(path).mode & 0o777).toBe(0o700);
});

test("one process has it; given free, another may", () => {
	const path = fresh();
	const first = takeFolder(path);
	expect(() => takeFolder(path)).toThrow(`another process is using the data folder ${path}`);
	first.release();
	takeFolder(path).release();
});

test("where nothing can be made, or a file is in the way, it says so and does not wait for ever", () => {
	const file = join(fresh(), "file");
	writeFileSync(file, "");
	for (const path of ["/proc/gatehouse", "/proc/gatehouse/deeper", file, join(file, "below")]) {
		expect(() => takeFolder(path)).toThrow(StoreUnavailable);
		expect(() => takeFolder(path)).toThrow(path.split("/deeper")[0]);
	}
});

test("the socket's address is short enough for the system, however deep the folder", () => {
	const deep = join("/srv", "a".repeat(90), "data");
	expect(pathsOf(deep).controlSocket.length).toBeLessThan(100);
	expect(pathsOf(deep).controlSocket).not.toBe(pathsOf(`${deep}2`).controlSocket);
	expect(pathsOf("/srv/data").controlSocket).toBe("/srv/data/hub.sock");
});
