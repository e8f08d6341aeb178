import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { Refusal } from "../../model/problem.ts";
import { syncPath, takeName, writeWhole } from "./durable.ts";
import { keepIdentity } from "./identity.ts";
import { COMPANIONS, keptName, partOf, restoringMark, swapFile, unsyncedMark } from "./names.ts";

/** What was decided: where what stands there goes, if anything stands there, and which journal comes. */
const decision = z.object({ kept: z.string().optional(), journal: z.string() });

/**
 * Puts the built and synced part of a journal's file in its place. What was there is kept, with its log, under another
 * name, which is returned.
 *
 * One rename decides: before the decision has its name nothing has changed, from then on `finishSwap` does what is left,
 * whenever it was cut off. The folder must be held by this process alone.
 */
export function takePlace(file: string, journal: string): string | undefined {
	syncPath(dirname(file));
	const stands = ["", ...COMPANIONS].some((suffix) => existsSync(file + suffix));
	const kept = stands ? basename(freeName(file)) : undefined;
	writeWhole(swapFile(file), `${JSON.stringify({ kept, journal })}\n`);
	finishSwap(file);
	return kept && join(dirname(file), kept);
}

/**
 * Does what is left of a swap that was decided; undefined where none was, else where the journal before is kept.
 *
 * @throws {Refusal} `journal-missing`: the part that was to take the place is gone.
 */
export function finishSwap(file: string): { readonly kept?: string } | undefined {
	const path = swapFile(file);
	rmSync(partOf(path), { force: true });
	if (!existsSync(path)) return undefined;
	const { kept, journal } = decision.parse(JSON.parse(readFileSync(path, "utf8")));
	const folder = dirname(file);
	const part = partOf(file);
	// While the part has not its name, whatever has the journal's name is the old one.
	if (existsSync(part)) {
		if (kept !== undefined) moveAside(file, join(folder, kept));
		takeName(part, file);
	}
	if (!existsSync(file)) {
		const detail = `${path} says that ${part} takes the place of ${file}, but neither is there; the journal before is kept as ${kept}`;
		throw new Refusal({ code: "journal-missing", detail });
	}
	keepIdentity(file, journal);
	for (const mark of [unsyncedMark(file), restoringMark(file)]) rmSync(mark, { force: true });
	rmSync(path);
	syncPath(folder);
	return kept === undefined ? {} : { kept: join(folder, kept) };
}

/** The database first: a reader that comes in between finds none, instead of one without its log. */
function moveAside(file: string, kept: string): void {
	for (const suffix of ["", "-journal", "-wal"]) {
		if (existsSync(file + suffix)) renameSync(file + suffix, kept + suffix);
	}
	rmSync(`${file}-shm`, { force: true });
	syncPath(dirname(file));
}

/** A name under which nothing is kept yet. */
export function freeName(file: string): string {
	for (let n = 1; ; n++) {
		const name = keptName(file, n);
		if (!["", ...COMPANIONS].some((suffix) => existsSync(name + suffix))) return name;
	}
}
