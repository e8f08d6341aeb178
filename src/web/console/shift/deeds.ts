import type { Key } from "../../kit/catalogue/en.ts";
import { write } from "../../kit/http.ts";
import { t } from "../../kit/words.ts";
import { notice } from "../notices.ts";
import { reasonOf } from "../reason.ts";
import { drill } from "../watch.ts";

/** Does something of one press; says so with the reason if the hub refuses it. */
async function attempt(words: Key, path: string): Promise<void> {
	try {
		await write(path, {});
	} catch (error) {
		notice(t("refused", { action: t(words) }), reasonOf(error));
	}
}

/** Says that whoever keeps the watch is there. */
export function sayPresent(): void {
	void attempt("presence.here", "/shifts/present");
}

/** Accepts to stand in for who wants to step away. */
export function standIn(): void {
	void attempt("standIn.accept", "/shifts/stand-in");
}

/** Is back at the console. */
export function returnToDesk(): void {
	void attempt("away.back", "/shifts/return");
}

/** Ends the exercise. */
export function endDrill(): void {
	const id = drill.peek()?.id;
	if (id !== undefined) void attempt("drill.end", `/drills/${encodeURIComponent(id)}/end`);
}

/** Ends a test, a declaration of weather or a shelve before its time. */
export function endEarly(words: Key, path: string): void {
	void attempt(words, path);
}
