import { expect, test } from "vitest";
import { compare } from "../../src/hub/rehearsal.ts";
import { isFromOutside, type Replay, replay, seqsOf } from "../../src/hub/replay.ts";
import type { Entry } from "../../src/model/entry.ts";
import type { Site } from "../../src/model/site.ts";
import { garden, Night } from "../scenario.ts";

const crossed = { line: "square", direction: "in", label: "person" };

/** The garden with something said otherwise of one camera. */
function keptClear(id: string): Site {
	const camera = garden.devices.get(id);
	if (!camera) throw new Error(`no ${id}`);
	return {
		...garden,
		devices: new Map(garden.devices).set(id, { ...camera, options: { ...camera.options, keepClear: true } }),
	};
}

function replayed(journal: readonly Entry[], site: Site): Replay {
	return replay(journal.filter(isFromOutside), site, {
		seqs: seqsOf(journal),
		until: journal.at(-1)?.receivedAt ?? 0,
	});
}

/** A night with persons' actions, conclusions and timers. */
function night(): Night {
	const told = new Night();
	const seen = { label: "person", score: 0.9, box: [0, 0, 1, 1] };
	told.device("01:00:00", "cam-square-1", "camera.object-detected", seen);
	told.device("02:13:00", "beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
	told.device("02:13:04", "cam-east-3", "camera.line-crossed", { ...crossed, line: "wall" });
	told.acknowledge("02:13:20", "li");
	told.device("02:14:30", "beam-east-3", "perimeter.restored", { of: "perimeter.beam-broken" });
	told.resolve("02:20:00", "li");
	told.device("03:00:00", "door-b03-2", "intercom.door-opened", {});
	told.device("03:04:00", "door-b03-2", "intercom.door-closed", {});
	told.resolve("03:10:00", "li", told.incidents[0]);
	told.until("04:00:00");
	return told;
}

test("judged again by what was in force, a night gives the same alarms, incidents and reasons", () => {
	const { journal } = night();
	const { effects, misfits } = replayed(journal, garden);
	expect(misfits).toBe(0);
	const reasons = (entries: Iterable<{ outcomes: unknown }>) => [...entries].map(({ outcomes }) => outcomes);
	expect(reasons(effects.values())).toEqual(reasons(journal));
	const again = compare(replayed(journal, garden), replayed(journal, garden));
	expect(again).toMatchObject({ raised: [], silenced: [], moved: [], rules: [] });
});

test("a change names the events that it would have raised, with the rule, and counts by rule", () => {
	const { journal } = night();
	const { raised, silenced, moved, rules, rang } = compare(
		replayed(journal, garden),
		replayed(journal, keptClear("cam-square-1")),
	);
	expect(raised.map(({ effect }) => [effect.entry.seq, effect.alarm?.type])).toEqual([[1, "camera.person-detected"]]);
	expect(raised[0]?.why).toMatchObject({ because: "raised", rule: "camera.object-detected" });
	expect(rules).toContainEqual({ rule: "camera.object-detected", because: "raised", before: 0, after: 1 });
	expect([silenced, moved]).toEqual([[], []]);
	expect(rang.after).toBe(rang.before + 1);
});

test("the other way round, it names the events that it would have silenced, and why", () => {
	const { journal } = night();
	const { raised, silenced } = compare(replayed(journal, keptClear("cam-square-1")), replayed(journal, garden));
	expect(raised).toEqual([]);
	expect(silenced.map(({ effect, why }) => [effect.entry.seq, why?.because])).toEqual([[1, "not-a-reason"]]);
});

test("what joins another incident is named as moved", () => {
	const { journal } = night();
	const zones = new Map(garden.zones);
	const east = zones.get("east-3");
	if (east) zones.set("east-3", { ...east, neighbours: [] });
	const camera = garden.devices.get("cam-east-3");
	const devices = new Map(garden.devices);
	if (camera) devices.set(camera.id, { ...camera, zone: "square" });
	const elsewhere = journal.map((entry) =>
		entry.source === "device:cam-east-3" ? { ...entry, zone: "square" } : entry,
	);
	expect(compare(replayed(journal, garden), replayed(elsewhere, { ...garden, zones, devices })).moved).toMatchObject([
		{
			before: { entry: { type: "camera.line-crossed" } },
			how: expect.arrayContaining([expect.stringMatching(/^inc-2 → inc-/)]),
		},
	]);
});
