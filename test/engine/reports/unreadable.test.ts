import { expect, test } from "vitest";
import { namesLife, unreadableDraft } from "../../../src/engine/reports/unreadable.ts";
import { garden, instant, Night } from "../../scenario.ts";

const PANEL = "panel-b03-2-0401";

/** At `time` a message of the device goes to quarantine; what the journal enters with it. */
function unreadable(night: Night, time: string, device: string, names: string): boolean {
	const said = { device, names, reason: "data.button: found nothing, expected string", receivedAt: instant(time) };
	const draft = unreadableDraft(night.site, said, `unreadable-${night.journal.length + 1}`);
	if (draft) night.append(draft);
	return draft !== undefined;
}

const LIFE = [...garden.kinds.values()].flatMap(({ name, events, alarms }) =>
	Object.entries(events).flatMap(([event, { raises }]) =>
		raises !== undefined && alarms[raises]?.life !== undefined ? [`${name}.${event}`] : [],
	),
);

test.each(LIFE)("a %s that can't be read is as critical as one that can, with its flat", (type) => {
	const night = new Night();
	unreadable(night, "02:13:00", PANEL, type);
	expect(night.only).toMatchObject({ type, priority: "critical", state: "open", zone: "b03-2", unit: "b03-2-0401" });
	expect(night.only.words.en).toContain(`from ${PANEL}, unreadable`);
	expect(night.only.words["zh-CN"]).toContain("内容无法读取");
});

test("it says what is known: what, from where, and that it can't be read", () => {
	const night = new Night();
	unreadable(night, "02:13:00", PANEL, "home.panic");
	expect(night.only.words.en).toMatch(/^Panic button from panel-b03-2-0401, unreadable, /);
	expect(night.journal.at(-1)).toMatchObject({ source: "hub", data: { device: PANEL, type: "home.panic" } });
});

test.each([
	["another kind's device", "beam-east-3", "home.panic"],
	["a type without its kind", PANEL, "panic"],
])("a call for help by %s is heard", (_who, device, names) => {
	const night = new Night();
	unreadable(night, "02:13:00", device, names);
	expect(night.only).toMatchObject({ type: "home.panic", priority: "critical" });
});

test("a device that the file does not know is named, since nothing else of it is known", () => {
	const night = new Night();
	unreadable(night, "02:13:00", "panel-b99-1-0101", "home.smoke");
	expect(night.only).toMatchObject({ type: "home.smoke", priority: "critical", zones: [] });
	expect(night.only.words.en).toBe("Smoke from panel-b99-1-0101, unreadable");
	expect(night.alarms).toMatchObject([{ source: "device:panel-b99-1-0101", zone: "" }]);
});

test("unreadable duress stays discreet", () => {
	const night = new Night();
	unreadable(night, "02:13:00", PANEL, "home.duress");
	expect(night.only).toMatchObject({ discreet: true, priority: "critical" });
	expect(night.alarms).toMatchObject([{ discreet: true }]);
});

test("what is no life alarm is one medium incident for each device and hour, which never slides", () => {
	const night = new Night();
	for (const minute of ["00", "20", "40", "59"])
		unreadable(night, `02:${minute}:00`, "beam-east-3", "perimeter.beam-broken");
	expect(night.only).toMatchObject({ type: "report.unreadable", priority: "medium", zone: "east-3", eventCount: 4 });
	const first = night.only;
	night.acknowledge("02:59:30", "li");
	unreadable(night, "02:59:50", "beam-east-3", "perimeter.beam-broken");
	expect(night.only.state).toBe("acknowledged");
	unreadable(night, "02:59:55", "beam-east-4", "perimeter.beam-broken");
	expect(night.incidents).toHaveLength(2);
	unreadable(night, "03:00:00", "beam-east-3", "perimeter.beam-broken");
	expect(night.incidents.find(({ id }) => id === first.id)?.state).toBe("open");
});

test("one that was resolved hides nothing: the next of that hour is a new incident", () => {
	const night = new Night();
	unreadable(night, "02:00:00", "beam-east-3", "perimeter.beam-broken");
	night.acknowledge("02:01:00", "li");
	night.resolve("02:02:00", "li");
	unreadable(night, "02:03:00", "beam-east-3", "perimeter.beam-broken");
	expect(night.only).toMatchObject({ type: "report.unreadable", state: "open" });
});

test("what raises nothing is not heard", () => {
	const night = new Night();
	for (const names of ["camera.motion", "perimeter.restored", "no.such", "home.constructor", ""]) {
		expect(unreadable(night, "02:00:00", "cam-east-1", names), names).toBe(false);
	}
	expect(night.journal).toEqual([]);
});

test("of what the engine fails on, the life alarms are told from the rest", () => {
	expect(namesLife(garden, { device: PANEL, names: "home.panic" })).toBe(true);
	expect(namesLife(garden, { device: "beam-east-3", names: "perimeter.beam-broken" })).toBe(false);
});
