import { expect, test } from "vitest";
import { garden, instant, Night } from "../scenario.ts";

const climb = { beams: [1, 2] };

/** The compound with the square's lines disarmed by day. */
function byDay(): Night {
	const schedule = [{ fromMinute: 22 * 60, toMinute: 6 * 60 }];
	const alarms = Object.fromEntries(
		["camera.line-crossed", "camera.tamper", "home.panic", "device.lost"].map((type) => [type, [{ schedule }]]),
	);
	return new Night({ ...garden, settings: { ...garden.settings, alarms } });
}

const crossed = { line: "square", direction: "in", label: "person" };

test("GB 50394 §5.2.3-4 disarmed: what its detector says does not ring, nor ask for anybody; armed again, it rings", () => {
	const night = byDay();
	const quiet = night.device("12:00:00", "cam-square-1", "camera.line-crossed", crossed);
	expect(quiet.outcomes.map(({ because }) => because)).toContain("scheduled-off");
	expect(night.incidents).toEqual([]);
	night.until("21:59:00");
	expect(night.journal.filter(({ type }) => type === "incident.acknowledge-overdue")).toEqual([]);
	night.device("22:30:00", "cam-square-2", "camera.line-crossed", crossed);
	expect(night.only).toMatchObject({ openedAt: instant("22:30:00"), state: "open", due: { what: "acknowledge" } });
});

test("GB 50394 §5.2.3-4 disarmed: nothing else is: panic, tamper and a lost line ring as ever", () => {
	const night = byDay();
	night.device("12:00:00", "panel-b03-2-0401", "home.disarmed", { mode: "away" });
	night.device("12:00:01", "panel-b03-2-0401", "home.panic", { button: "wall" });
	night.device("12:00:02", "cam-square-1", "camera.tamper");
	night.hub("12:00:03", "device.lost", { device: "cam-square-2", why: "last-will" });
	for (const type of ["home.panic", "camera.tamper", "device.lost"])
		expect(night.incident(type)).toMatchObject({ state: "open", due: { what: "acknowledge" } });
});

test.each(["perimeter.tamper", "perimeter.fault", "perimeter.power-lost"])(
	"GB 50394 §5.2.4 %s raises an alarm that holds until a person resets it",
	(type) => {
		const night = new Night();
		night.device("02:13:07", "beam-east-3", type);
		night.until("03:13:07");
		expect(night.alarms).toMatchObject([{ type, active: true }]);
		night.device("03:14:00", "beam-east-3", "perimeter.restored", { of: type });
		expect(night.alarms).toMatchObject([{ type, active: false }]);
		expect(night.only.state).toBe("open");
	},
);

test("GB 50394 §5.2.4 tamper raises while the panel is disarmed", () => {
	const night = new Night();
	night.device("02:00:00", "panel-b03-2-0401", "home.disarmed", { mode: "away" });
	night.device("02:13:07", "panel-b03-2-0401", "home.tamper");
	expect(night.only).toMatchObject({ type: "home.tamper", priority: "medium" });
});

test.each(["perimeter.tamper", "perimeter.fault", "perimeter.power-lost"])(
	"GB 50394 §5.2.4 %s rings during a walk test, and beside a shelved breach of the same detector",
	(type) => {
		const night = new Night();
		night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", climb);
		const shelve = { alarm: night.alarms[0]?.id, until: instant("02:40:00"), reason: "a branch", role: "captain" };
		night.acknowledge("02:13:05", "li");
		night.person("02:13:10", "zhao", "alarm.shelved", shelve);
		expect(night.person("02:13:20", "li", "walk-test.begun", { of: "east" })).toBeUndefined();
		night.device("02:14:00", "beam-east-3", type);
		expect(night.incident(type)).toMatchObject({ state: "open", due: { what: "acknowledge" } });
		expect(night.incident(type)).not.toHaveProperty("quiet");
	},
);

test.each([
	["a device", "device.lost", { device: "beam-east-3", why: "silent" }, "device.online", { device: "beam-east-3" }],
	[
		"a device cut off",
		"device.lost",
		{ device: "cam-east-3", why: "last-will" },
		"device.online",
		{ device: "cam-east-3" },
	],
])(
	"GB 50394 §5.2.4 the line of %s that is cut raises an alarm that holds until a person resets it",
	(_what, lost, data, online, back) => {
		const night = new Night();
		night.device("02:00:00", data.device, `${garden.devices.get(data.device)?.kind}.test`);
		night.hub("02:13:00", lost, data);
		night.until("03:13:00");
		expect(night.alarms).toMatchObject([{ type: "device.lost", active: true }]);
		night.hub("03:14:00", online, back);
		expect(night.alarms).toMatchObject([{ type: "device.lost", active: false, acknowledged: false }]);
		night.until("24 02:13:00");
		expect(night.only.state).toBe("open");
	},
);
