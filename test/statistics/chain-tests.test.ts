import { expect, test } from "vitest";
import type { Draft } from "../../src/model/entry.ts";
import type { Site } from "../../src/model/site.ts";
import { START, site } from "../engine/any-journal/site.ts";
import { asker, journalOf } from "./asked.ts";

test("a test of the chain counts by when it was begun: the time to a person's word, and one that nobody gave missed its target", () => {
	const tested: Site = {
		...site,
		settings: { ...site.settings, chainTest: { weekday: 0, minute: 600, confirmMs: 60_000 } },
	};
	const at = (ms: number) => ({ at: START + ms, receivedAt: START + ms });
	const source = "user:zhou";
	const asks = (ms: number): Draft => ({ ...at(ms), id: `a${ms}`, source, type: "chain-test.asked", data: {} });
	const says = (ms: number, test: string): Draft => ({
		...{ ...at(ms), id: `s${ms}`, source, type: "chain-test.confirmed" },
		data: { test, role: "captain" },
	});
	const signsOn: Draft = { ...at(0), id: "on", source: "user:li", type: "shift.signed-on", data: { guards: [] } };
	// The first to be told is the captain: nobody leads the shift.
	const { db } = journalOf([signsOn, asks(0), says(20_000, "cht-2"), asks(100_000), asks(200_000)], tested);
	const ask = asker(db, tested);
	const figures = (from: number, to: number) =>
		ask("response", { from: START + from, to: START + to }).totals.chainTests;
	expect(figures(0, 300_000)).toEqual({
		...{ tests: 2, count: 1, judged: 2, withinTarget: 0.5, targetS: 60, targetFrom: "site" },
		newest: { at: new Date(START + 100_000).toISOString() },
	});
	expect(figures(0, 100_000)).toMatchObject({ tests: 1, count: 1, withinTarget: 1, newest: { confirmS: 20 } });
	expect(figures(100_001, 300_000)).toEqual({ tests: 0, count: 0, judged: 0 });
});
