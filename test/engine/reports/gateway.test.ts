import { describe, expect, test } from "vitest";
import { garden, Night } from "../../scenario.ts";

const HOST = "host-1";

/** The garden with these devices behind one gateway, all of them heard. */
function behind(...devices: readonly string[]): Night {
	const words = { en: "Alarm host", "zh-CN": "报警主机" };
	const all = new Map(garden.devices);
	for (const id of devices) {
		const device = garden.devices.get(id);
		if (device) all.set(id, { ...device, gateway: HOST });
	}
	const gateways = new Map([[HOST, { id: HOST, words, devices, heartbeatMs: 60_000 }]]);
	const night = new Night({ ...garden, devices: all, gateways });
	for (const device of devices) night.hub("01:00:00", "device.online", { device });
	return night;
}

function goes(night: Night, time: string): void {
	night.hub(time, "gateway.lost", { gateway: HOST, why: "silent" });
}

test.each([
	["a wall", ["beam-east-3", "beam-east-4"], "high", "2 devices unknown, east wall: 2 zones unguarded"],
	[
		"homes of two buildings",
		["panel-b07-1-0101", "panel-b07-2-0101", "panel-b03-2-0401"],
		"high",
		"3 devices unknown, Building 7: 2 homes without alarm, Building 3: 1 home without alarm",
	],
	["only cameras", ["cam-east-1", "cam-east-2"], "medium", "2 devices unknown"],
	["only doors", ["door-b03-2"], "medium", "1 devices unknown"],
])(
	"a gateway's loss is a feed's loss, high where it leaves something unprotected: %s",
	(_what, devices, priority, says) => {
		const night = behind(...devices);
		goes(night, "02:13:00");
		expect(night.only).toMatchObject({ type: "gateway.lost", priority });
		expect(night.only.words.en).toBe(`Gateway lost, Alarm host, ${says}`);
		expect(night.only.words["zh-CN"]).toMatch(/^网关失联，报警主机，\d台设备状态未知/);
	},
);

describe("a wall zone with two detectors", () => {
	/** The first behind a gateway of its own; the second as well, or on no gateway. */
	function twice(second?: string): Night {
		const like = garden.devices.get("beam-west-1");
		if (!like) throw new Error("the site has no west wall");
		const devices = new Map(garden.devices).set("beam-west-1", { ...like, gateway: "g1" });
		devices.set("beam-west-1b", { ...like, id: "beam-west-1b", ...(second !== undefined && { gateway: second }) });
		const gateway = (id: string, device: string) =>
			[id, { id, words: { en: id, "zh-CN": id }, devices: [device], heartbeatMs: 60_000 }] as const;
		const gateways = new Map([gateway("g1", "beam-west-1"), gateway("g2", "beam-west-1b")].slice(0, second ? 2 : 1));
		const night = new Night({ ...garden, devices, gateways });
		for (const device of ["beam-west-1", "beam-west-1b"]) night.hub("01:00:00", "device.online", { device });
		return night;
	}
	const lost = (night: Night, time: string, gateway: string) =>
		night.hub(time, "gateway.lost", { gateway, why: "silent" });

	test("is unguarded once both of their gateways are lost, and the second loss says so", () => {
		const night = twice("g2");
		lost(night, "02:00:00", "g1");
		expect(night.only.priority).toBe("medium");
		lost(night, "02:10:00", "g2");
		expect(night.incidents[1]).toMatchObject({ priority: "high" });
		expect(night.incidents[1]?.words.en).toBe("Gateway lost, g2, 1 devices unknown, west wall: 1 zone unguarded");
	});

	test("is named by a gateway that is lost again, and leaves it unguarded now", () => {
		const night = twice();
		lost(night, "02:00:00", "g1");
		night.hub("02:01:00", "gateway.online", { gateway: "g1" });
		night.hub("02:02:00", "device.lost", { device: "beam-west-1b", why: "silent" });
		lost(night, "02:20:00", "g1");
		expect(night.incident("gateway.lost")).toMatchObject({ priority: "high" });
		expect(night.incident("gateway.lost").words.en).toMatch(/^Gateway lost, g1, .*west wall: 1 zone unguarded/);
	});
});

test("a device that was lost just before its gateway is of that loss, and nothing of it is hidden", () => {
	const night = behind("beam-east-3", "beam-east-4");
	night.hub("02:12:30", "device.lost", { device: "beam-east-3", why: "silent" });
	const [single] = night.incidents;
	goes(night, "02:13:00");
	expect(night.only).toMatchObject({ type: "gateway.lost", merged: [single?.id] });
	expect(night.alarms.map(({ type }) => type).sort()).toEqual(["device.lost", "gateway.lost"]);
	const long = behind("beam-east-3", "beam-east-4");
	long.hub("02:00:00", "device.lost", { device: "beam-east-3", why: "silent" });
	goes(long, "02:13:00");
	expect(long.incidents).toHaveLength(2);
});

test("a gateway lost beside a breach is possible sabotage, whichever came first", () => {
	const first = behind("panel-b07-1-0101", "beam-east-4");
	first.device("02:12:00", "beam-east-4", "perimeter.beam-broken", { beams: [1, 2] });
	goes(first, "02:13:00");
	expect(first.incident("gateway.lost").words.en).toMatch(/possible sabotage$/);
	expect(first.incident("gateway.lost").related).toEqual([first.incident("perimeter.breach").id]);
	const then = behind("panel-b07-1-0101", "beam-east-4");
	goes(then, "02:13:00");
	then.device("02:15:00", "cam-east-4", "camera.line-crossed", { line: "east-4", direction: "in", label: "person" });
	expect(then.incident("gateway.lost").words.en).toMatch(/possible sabotage$/);
});
