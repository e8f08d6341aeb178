import { expect, test } from "vitest";
import { presentAlarm, presentDevice, presentEntry, presentIncident } from "../../src/contract/present.ts";
import { alarmShape, entryShape, incidentShape } from "../../src/contract/shapes.ts";
import type { Alarm } from "../../src/model/alarm.ts";
import type { RecordedEntry } from "../../src/model/entry.ts";
import type { Incident } from "../../src/model/incident.ts";

const AT = Date.parse("2026-11-23T02:13:07.120+08:00");
const words = { en: "Duress, flat 401", "zh-CN": "挟持报警，401室" };
const incident: Incident = {
	id: "inc-7",
	rev: 9,
	rang: 7,
	state: "acknowledged",
	reached: "acknowledged",
	priority: "critical",
	type: "home.duress",
	words,
	zone: "b03-2",
	zones: ["b03-2"],
	unit: "b03-2-0401",
	life: 2,
	discreet: true,
	corroborated: false,
	openedAt: AT,
	acknowledgedAt: AT + 1,
	alarms: ["alm-7"],
	related: ["inc-8"],
	merged: ["inc-3"],
	eventCount: 1,
	detail: "flat 401",
	owner: "li",
	due: { what: "act", at: AT + 90_000 },
	verified: { by: "li", at: AT, means: "voice" },
};
const alarm: Alarm = {
	id: "alm-7",
	rev: 7,
	type: "home.duress",
	words,
	source: "device:panel-b03-2-0401",
	zone: "b03-2",
	unit: "b03-2-0401",
	part: "401",
	priority: "critical",
	life: 2,
	discreet: true,
	active: true,
	acknowledged: false,
	repeats: 0,
	since: AT,
	lastAt: AT,
	stateAt: AT,
	severity: 0,
	incident: "inc-7",
};
const entry: RecordedEntry = {
	seq: 7,
	source: "device:panel-b03-2-0401",
	type: "home.duress",
	id: "duress-401",
	at: AT,
	receivedAt: AT,
	zone: "b03-2",
	data: { flat: "401" },
	incident: "inc-7",
	outcomes: [{ because: "raised", alarm: "alm-7", rule: "home.duress" }],
};

test("times are RFC 3339, and what is shown fits its shape with nothing more", () => {
	const shown = presentIncident(incident, { whole: true });
	expect(shown).toMatchObject({ openedAt: "2026-11-22T18:13:07.120Z", unit: "b03-2-0401", related: ["inc-8"] });
	expect(incidentShape.strict().parse(shown)).toEqual(shown);
	const { discreet: _, ...open } = alarm;
	expect(alarmShape.strict().parse(presentAlarm(open))).toEqual(presentAlarm(open));
	expect(entryShape.strict().parse(presentEntry(entry))).toEqual(presentEntry(entry));
});

test("what is discreet tells neither what nor where", () => {
	for (const shown of [
		presentIncident(incident),
		presentAlarm(alarm),
		presentEntry(entry, { discreet: true, words }),
	]) {
		expect(JSON.stringify(shown)).not.toMatch(/b03|401|duress/i);
		expect(shown).toMatchObject({ type: "special", words: { en: "Special incident", "zh-CN": "特别警情" } });
	}
});

test("an incident does not name the discreet one it is related to", () => {
	const { discreet: _, ...panic } = { ...incident, type: "home.panic", related: ["inc-5", "inc-6"] };
	expect(presentIncident(panic, { hides: (id) => id === "inc-5" }).related).toEqual(["inc-6"]);
});

test("when a device was last heard is told to the minute, so that no finer time names it beside an entry that hides it", () => {
	const is = { id: "panel-b03-2-0401", kind: "home", zone: "b03-2", words };
	const device = { id: is.id, rev: 7, state: "online", health: {}, faults: [] } as const;
	const heard = (at: number) => presentDevice(is, device, at).lastSeenAt;
	expect(heard(AT)).toBe("2026-11-22T18:13:00.000Z");
	expect(heard(AT)).toBe(heard(AT + 52_000));
	expect(heard(AT + 53_000)).not.toBe(heard(AT));
});
