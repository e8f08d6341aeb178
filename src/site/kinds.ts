import { readdir } from "node:fs/promises";
import type { Kind } from "../model/kind.ts";

const KIND_FILE = /^([a-z][a-z-]*)\.[jt]s$/;

/**
 * Reads every kind of device in `folder`: one file, one kind, named like its file. There is no list to keep in step, so
 * adding a kind is adding a file.
 *
 * @throws {Error} A file's default export is not a kind of the file's name.
 */
export async function loadKinds(
	folder: URL = new URL("../../devices/", import.meta.url),
): Promise<ReadonlyMap<string, Kind>> {
	const files = (await readdir(folder)).sort();
	const kinds = new Map<string, Kind>();
	for (const file of files) {
		const expected = KIND_FILE.exec(file)?.[1];
		if (!expected) continue;
		const module: { default?: Kind } = await import(new URL(file, folder).href);
		const kind = module.default;
		if (kind?.name !== expected) {
			throw new Error(`devices/${file}: found kind "${kind?.name}", expected "${expected}" (the file's name)`);
		}
		kinds.set(kind.name, kind);
	}
	return kinds;
}
