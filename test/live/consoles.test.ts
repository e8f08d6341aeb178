import pino from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchConsoles } from "../../src/live/consoles.ts";
import type { Draft } from "../../src/model/entry.ts";

const LASTS_MS = 30;

/** The test's own time: what happens within it does not hang on how fast it runs. */
let at = 0;
beforeEach(() => {
	vi.spyOn(performance, "now").mockImplementation(() => at);
});
afterEach(() => {
	vi.restoreAllMocks();
});
/** So much later, with what was begun done. */
const goOn = (ms: number) => {
	at += ms;
	return new Promise((done) => setImmediate(done));
};

/** A journal that keeps what it is told, or refuses it, and what follows. */
function room({ refuses = false } = {}) {
	const told: string[] = [];
	const state = { refuses };
	const journal = {
		async append({ type, data }: Draft) {
			if (state.refuses) throw new Error("the disk is full");
			told.push(`${type} ${data.user} ${data.sound ?? ""}`.trim());
			return { seq: told.length };
		},
	};
	const clock = { now: () => at };
	return {
		told,
		state,
		consoles: watchConsoles({ journal, clock, log: pino({ level: "silent" }), lastsMs: LASTS_MS }),
	};
}
const page = (user: string, sound: boolean, present = true) => ({ user, sound, present, elsewhere: false });

test("a page is told of once it has been there for a while, with its sound, and again when it is gone", async () => {
	const { told, consoles } = room();
	consoles.look([page("li", true)]);
	expect(told).toEqual([]);
	await goOn(LASTS_MS + 5);
	consoles.look([page("li", true)]);
	consoles.look([page("li", false)]);
	await goOn(LASTS_MS + 5);
	consoles.look([page("li", false)]);
	consoles.look([]);
	await goOn(LASTS_MS + 5);
	consoles.look([]);
	await goOn(0);
	consoles.look([]);
	expect(told).toEqual(["console.attended li true", "console.attended li false", "console.unattended li"]);
});

test("a page that is loaded again makes no entry", async () => {
	const { told, consoles } = room();
	consoles.look([page("li", true)]);
	await goOn(LASTS_MS + 5);
	consoles.look([page("li", true)]);
	await goOn(0);
	consoles.look([]);
	consoles.look([page("li", false)]);
	consoles.look([page("li", true)]);
	await goOn(LASTS_MS + 5);
	consoles.look([page("li", true)]);
	expect(told).toEqual(["console.attended li true"]);
});

test("of several pages of one person one that sounds is enough, and one that has fallen silent for long counts as none", async () => {
	const { told, consoles } = room();
	const pages = [page("li", false), page("li", true), page("wang", true, false)];
	consoles.look(pages);
	await goOn(LASTS_MS + 5);
	consoles.look(pages);
	expect(told).toEqual(["console.attended li true"]);
});

test("a page that is carried about keeps no guard room, and takes nothing from one that does", async () => {
	const { told, consoles } = room();
	const carried = { ...page("li", true), elsewhere: true };
	consoles.look([carried]);
	await goOn(LASTS_MS + 5);
	consoles.look([carried]);
	expect(told).toEqual([]);
	consoles.look([carried, page("li", false)]);
	await goOn(LASTS_MS + 5);
	consoles.look([carried, page("li", false)]);
	expect(told).toEqual(["console.attended li false"]);
});

test("what the store did not take is told when it takes it", async () => {
	const { told, state, consoles } = room({ refuses: true });
	consoles.look([page("li", true)]);
	await goOn(LASTS_MS + 5);
	consoles.look([page("li", true)]);
	await goOn(0);
	state.refuses = false;
	consoles.look([page("li", true)]);
	await goOn(0);
	expect(told).toEqual(["console.attended li true"]);
});
