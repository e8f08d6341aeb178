import { expect, test } from "vitest";
import { garden, instant, Night } from "../../scenario.ts";

const told = (night: Night, incident: string) =>
	night.journal
		.filter(({ type, data }) => type === "incident.told-on" && data.incident === incident)
		.map(({ receivedAt }) => receivedAt);

/** The compound with a panel in its guard room, whose button whoever sits there presses. */
function withOwnButton(): Night {
	const like = [...garden.devices.values()].find(({ kind }) => kind === "home");
	if (!like) throw new Error("no home panel");
	const { unit: _none, ...panel } = like;
	const device = { ...panel, id: "panel-guard-room", zone: "guard-room" };
	const night = new Night({ ...garden, devices: new Map([...garden.devices, [device.id, device]]) });
	night.person("01:59:00", "li", "shift.signed-on", { guards: [] });
	return night;
}

test.each(["home.panic", "home.duress"])(
	"%s of the guard room itself is taken only from outside it, and told on every minute until then",
	(type) => {
		const night = withOwnButton();
		night.device("02:00:00", "panel-guard-room", type, type === "home.panic" ? { button: "desk" } : {});
		const { id, rev } = night.only;
		expect(told(night, id)).toEqual([instant("02:00:00")]);
		const take = (time: string, role: string) =>
			night.person(time, "someone", "incident.acknowledged", { incident: id, rev, role });
		expect(take("02:00:05", "operator")).toBeDefined();
		night.until("02:03:00");
		expect(told(night, id).length).toBeGreaterThanOrEqual(4);
		expect(take("02:03:05", "captain")).toBeUndefined();
		const before = told(night, id).length;
		night.until("02:04:00");
		expect(told(night, id)).toHaveLength(before);
	},
);

test.each([
	["smoke in the guard room", (night: Night) => night.device("02:00:00", "panel-guard-room", "home.smoke", {})],
	[
		"a guard's call, of whom nobody knows where they are",
		(night: Night) =>
			night.person("02:00:00", "wang", "patrol.sos", {
				guard: "wang",
				at: new Date(instant("02:00:00")).toISOString(),
			}),
	],
])("%s is the operator's to take, and no manager's", (_what, happens) => {
	const night = withOwnButton();
	happens(night);
	const { id, rev, zone } = night.only;
	expect(zone).toBe("guard-room");
	const take = (role: string) => night.person("02:00:05", "li", "incident.acknowledged", { incident: id, rev, role });
	expect(told(night, id)).toEqual([]);
	expect(take("manager")).toBeDefined();
	expect(take("operator")).toBeUndefined();
});

test("a manager takes the guard room's own call, and no other", () => {
	const night = withOwnButton();
	night.device("02:00:00", "panel-guard-room", "home.panic", { button: "desk" });
	night.device("02:00:01", "panel-b03-2-0401", "home.panic", { button: "wall" });
	const [own, other] = night.incidents;
	const take = (incident: string | undefined, rev: number | undefined) =>
		night.person("02:00:05", "sun", "incident.acknowledged", { incident, rev, role: "manager" });
	expect(take(other?.id, other?.rev)).toBeDefined();
	expect(take(own?.id, own?.rev)).toBeUndefined();
});

test("while the guard room is empty every ring of what is strong is told on at 0 s, a strong medium too", () => {
	const night = new Night();
	night.person("01:59:00", "li", "shift.signed-on", { guards: [] });
	night.person("01:59:10", "li", "shift.signed-off", {});
	night.device("02:00:00", "cam-east-3", "camera.line-crossed", { line: "wall", direction: "out" });
	const weak = night.incident("camera.line-crossed");
	expect(told(night, weak.id)).toEqual([]);
	night.device("02:05:00", "cam-west-3", "camera.line-crossed", { line: "wall", direction: "in", label: "person" });
	const strong = night.incidents.find(({ zone }) => zone === "west-3");
	expect(strong?.priority).toBe("medium");
	expect(told(night, strong?.id ?? "")).toEqual([instant("02:05:00")]);
});
