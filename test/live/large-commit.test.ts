import { afterAll, beforeAll, expect, test } from "vitest";
import type { Commit } from "../../src/journal/journal.ts";
import type { Draft } from "../../src/model/entry.ts";
import { type Console, openRig, type Person, type Rig } from "../http/rig.ts";

/**
 * A storm of reports shares a few commits, of which consoles are told the newest entries only. Somebody is under duress in
 * the midst of it; what refers to that report tells as much as the report.
 */
const PANEL = "panel-b03-2-0401";
const STORM = 3_000;
/** What else the panel says pushes the report out of what the engine remembers: nothing else says what the word is about. */
const PLACES = 32;
const ALARMS = ["home.water", "home.smoke", "home.heat"];

let rig: Rig;
let operator: Person;
let console: Console;
const commits: Commit[] = [];
beforeAll(async () => {
	rig = await openRig();
	operator = await rig.person("operator");
	console = await operator.follow();
	await console.until(({ type, more }) => type === "sync" && !more);
	rig.journal.follow((commit) => commits.push(commit));
});
afterAll(() => rig.close());

test("however large the commit that held a duress report, what refers to it is told as the special incident it is", async () => {
	const now = rig.journal.lastAt + 1_000;
	const draft = (source: Draft["source"], type: string, id: string, data = {}): Draft => ({
		...{ source, type, id, at: now, receivedAt: now, data },
		...(source === `device:${PANEL}` && { zone: "b03-2" }),
	});
	const storm = Array.from({ length: STORM }, (_, i) =>
		draft("device:panel-b11-1-0202", "home.disarmed", `disarmed-${i}`, { mode: "stay" }),
	);
	storm.splice(600, 0, draft(`device:${PANEL}`, "home.duress", "duress-1"));
	const calls = ALARMS.flatMap((type) =>
		Array.from({ length: PLACES }, (_, i) => draft(`device:${PANEL}`, type, `${type}-${i}`, { zone: `z${i}` })),
	);
	storm.splice(700, 0, ...calls);
	const answers = await Promise.all(storm.map((one) => rig.journal.append(one)));
	const duress = answers[600];
	const seq = duress && "seq" in duress ? duress.seq : expect.fail("the report was not taken");
	const held = commits.find(({ firstSeq, lastSeq }) => firstSeq <= seq && seq <= lastSeq);
	expect(held?.entryCount).toBeGreaterThan(100);
	expect(held?.entries.map((entry) => entry.seq)).not.toContain(seq);

	const word = await rig.says(PANEL, "home.cancelled", { eventId: "duress-1" });
	expect((await rig.reader.entry(word))?.incident).toBeUndefined();
	const other = await rig.says(PANEL, "home.cancelled", { eventId: "home.heat-0" });
	const { events } = await console.until((message) => message.events?.some(({ seq: one }) => one === other) === true);
	// What a message tells beside it is as the writer cut its commits.
	expect(events?.filter((event) => event.seq === other)).toMatchObject([{ type: "home.cancelled" }]);
	const told = console.heard.flatMap((message) => message.events ?? []).find((event) => event.seq === word);
	for (const shown of [told, (await operator.call("GET", `/events/${word}`)).json]) {
		expect(shown).toMatchObject({ seq: word, type: "special", source: "hub", data: {} });
	}
	expect((await operator.call("GET", "/events?type=home.cancelled")).answer.items).toMatchObject([{ seq: other }]);
});
