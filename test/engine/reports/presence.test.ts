import { expect, test } from "vitest";
import { instant, Night } from "../../scenario.ts";

const climb = { beams: [1, 2] };

/** A night on which these devices have been heard. */
function heard(...ids: string[]): Night {
	const night = new Night();
	for (const device of ids) night.hub("01:00:00", "device.online", { device });
	return night;
}

function lose(night: Night, time: string, device: string, why = "silent"): void {
	night.hub(time, "device.lost", { device, why });
}

test("a device that was never heard is unknown, and no alarm", () => {
	const night = new Night();
	expect(night.deviceState("beam-east-3")).toBeUndefined();
	night.device("02:13:00", "beam-east-3", "perimeter.test");
	expect(night.deviceState("beam-east-3")).toMatchObject({ state: "online", stateSince: instant("02:13:00") });
	expect(night.incidents).toEqual([]);
});

test("a lost device is a medium alarm of its own in its zone, and its return clears it without closing it", () => {
	const night = heard("panel-b03-2-0401");
	lose(night, "02:13:00", "panel-b03-2-0401");
	expect(night.deviceState("panel-b03-2-0401")).toMatchObject({ state: "offline", lost: "silent" });
	expect(night.only).toMatchObject({ type: "device.lost", priority: "medium", zone: "b03-2", unit: "b03-2-0401" });
	expect(night.only.words.en).toBe("Device lost, Building 3, stairwell 2, flat 401 panel");
	expect(night.alarms).toMatchObject([{ source: "device:panel-b03-2-0401", active: true }]);
	night.hub("02:20:00", "device.online", { device: "panel-b03-2-0401" });
	expect(night.deviceState("panel-b03-2-0401")).toMatchObject({ state: "online" });
	expect(night.deviceState("panel-b03-2-0401")).not.toHaveProperty("lost");
	expect(night.alarms).toMatchObject([{ active: false }]);
	expect(night.only.state).toBe("open");
});

test("a lost device that reports is heard again, whatever it says", () => {
	const night = heard("beam-east-3");
	lose(night, "02:13:00", "beam-east-3", "last-will");
	night.device("02:14:00", "beam-east-3", "perimeter.test");
	expect(night.deviceState("beam-east-3")).toMatchObject({ state: "online" });
	expect(night.alarms).toMatchObject([{ type: "device.lost", active: false }]);
});

test("a device said to be lost twice is lost once", () => {
	const night = heard("beam-east-3");
	lose(night, "02:13:00", "beam-east-3", "last-will");
	lose(night, "02:16:00", "beam-east-3");
	expect(night.alarms).toMatchObject([{ repeats: 0 }]);
	expect(night.deviceState("beam-east-3")).toMatchObject({ lost: "last-will", stateSince: instant("02:13:00") });
});

test("a fault stands in the device's state until it is restored", () => {
	const night = heard("beam-east-3");
	night.device("02:13:00", "beam-east-3", "perimeter.fault");
	night.device("02:13:01", "beam-east-3", "perimeter.tamper");
	expect(night.deviceState("beam-east-3")).toMatchObject({ state: "fault", faults: ["fault", "tamper"] });
	night.device("02:14:00", "beam-east-3", "perimeter.restored", { of: "perimeter.fault" });
	night.hub("02:15:00", "device.lost", { device: "beam-east-3", why: "silent" });
	night.hub("02:16:00", "device.online", { device: "beam-east-3" });
	expect(night.deviceState("beam-east-3")).toMatchObject({ state: "fault", faults: ["tamper"] });
	night.device("02:17:00", "beam-east-3", "perimeter.restored", { of: "perimeter.tamper" });
	expect(night.deviceState("beam-east-3")).toMatchObject({ state: "online", faults: [] });
});

test("health is the newest report as a whole; a battery is low at fifteen percent and good at twenty-five", () => {
	const night = heard("panel-b03-2-0401");
	night.device("02:13:00", "panel-b03-2-0401", "device.health", { batteryPercent: 15, firmware: "1.2" });
	night.device("02:14:00", "panel-b03-2-0401", "device.health", { batteryPercent: 20 });
	expect(night.deviceState("panel-b03-2-0401")?.health).toEqual({ batteryPercent: 20 });
	expect(night.alarms).toMatchObject([{ type: "device.battery-low", active: true }]);
	night.device("02:15:00", "panel-b03-2-0401", "device.health", { batteryPercent: 90 });
	expect(night.alarms).toMatchObject([{ active: false }]);
});

test("when a gateway is lost its devices are unknown, and it is one incident", () => {
	const behind = ["beam-east-3", "beam-east-4", "cam-east-3"];
	const plain = new Night();
	const words = { en: "East alarm host", "zh-CN": "东侧报警主机" };
	const gateways = new Map([["host-east", { id: "host-east", words, devices: behind, heartbeatMs: 60_000 }]]);
	const night = new Night({ ...plain.site, gateways });
	for (const device of behind.slice(0, 2)) night.hub("01:00:00", "device.online", { device });
	night.hub("02:13:00", "gateway.lost", { gateway: "host-east", why: "silent" });
	night.hub("02:16:00", "device.lost", { device: "beam-east-3", why: "silent" });
	expect(night.deviceState("beam-east-3")).toMatchObject({ state: "unknown", lost: "gateway" });
	expect(night.deviceState("cam-east-3")).toBeUndefined();
	expect(night.only).toMatchObject({ type: "gateway.lost", priority: "high" });
	expect(night.only.words.en).toBe("Gateway lost, East alarm host, 2 devices unknown, east wall: 2 zones unguarded");
	night.hub("02:20:00", "gateway.online", { gateway: "host-east" });
	expect(night.deviceState("beam-east-4")).toMatchObject({ state: "online" });
	expect(night.alarms).toMatchObject([{ type: "gateway.lost", active: false }]);
});

test("a loss beside a breach is said to be possible sabotage, and the two are related", () => {
	const night = heard("cam-east-3");
	night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", climb);
	lose(night, "02:15:00", "cam-east-3", "last-will");
	const breach = night.incident("perimeter.breach");
	const loss = night.incident("device.lost");
	expect(loss).toMatchObject({
		related: [breach.id],
		words: { en: "Device lost, East wall 3 camera, possible sabotage" },
	});
	expect(loss.words["zh-CN"]).toContain("疑似破坏");
	expect(breach.related).toEqual([loss.id]);
	expect(night.why("device.lost")).toContain("possible-sabotage");
});

test("so is a breach beside a loss, whichever came first", () => {
	const night = heard("cam-east-3");
	lose(night, "02:13:00", "cam-east-3", "last-will");
	night.device("02:15:00", "beam-east-3", "perimeter.beam-broken", climb);
	expect(night.incident("device.lost").words.en).toContain("possible sabotage");
	expect(night.incident("perimeter.breach").related).toEqual([night.incident("device.lost").id]);
});

test("a loss in another zone, long after, or beside a mere fault is no sabotage", () => {
	const night = heard("cam-east-4", "cam-east-3", "cam-west-1");
	night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", climb);
	lose(night, "02:14:00", "cam-east-4", "last-will");
	lose(night, "02:40:00", "cam-east-3", "last-will");
	night.device("02:41:00", "beam-west-1", "perimeter.fault");
	lose(night, "02:42:00", "cam-west-1", "last-will");
	expect(night.incidents.filter(({ words }) => words.en.includes("sabotage"))).toEqual([]);
});
