import { expect, test } from "vitest";
import { garden, instant, Night } from "../scenario.ts";

const climb = { beams: [1, 2] };
const PANEL = "panel-b03-2-0401";

test("GB 50394 §5.2.2 no missed alarm: every report that raises ends in an alarm of an incident, ten thousand in ten seconds too", () => {
	const night = new Night();
	const beams = [...garden.devices.values()].filter(({ kind }) => kind === "perimeter");
	for (let n = 0; n < 10_000; n++) {
		const second = String(Math.floor(n / 1_000)).padStart(2, "0");
		night.device(
			`02:13:${second}.${String(n % 1_000).padStart(3, "0")}`,
			beams[n % beams.length]?.id ?? "",
			"perimeter.beam-broken",
			climb,
		);
	}
	const breaches = night.alarms.filter(({ type }) => type === "perimeter.breach");
	expect(breaches).toHaveLength(16);
	expect(breaches.reduce((sum, { repeats }) => sum + repeats + 1, 0)).toBe(10_000);
	const counts = night.incidents.flatMap(({ type, eventCount }) => (type === "perimeter.breach" ? [eventCount] : []));
	expect(counts.reduce((sum, count) => sum + count, 0)).toBe(10_000);
});

test("GB 50394 §5.2.3-1 a panic button can't be disarmed: it raises whatever the panel said before", () => {
	const night = new Night();
	night.device("02:00:00", "panel-b03-2-0401", "home.disarmed", { mode: "away" });
	night.device("02:13:00", "panel-b03-2-0401", "home.panic", { button: "wall" });
	expect(night.only).toMatchObject({ type: "home.panic", priority: "critical" });
});

test("GB 50394 §5.2.3-1 it latches: what the resident says later neither clears nor closes it", () => {
	const night = new Night();
	night.device("02:13:00", "panel-b03-2-0401", "home.panic", { button: "wall" });
	night.device("02:13:30", "panel-b03-2-0401", "home.cancelled", { eventId: "line-1" });
	night.until("02:13:40");
	expect(night.only.state).toBe("open");
	expect(night.alarms).toMatchObject([{ active: true }]);
});

test("GB 50394 §5.2.3-2 the alarm stays until a person resets it, and names its zone", () => {
	const night = new Night();
	night.device("02:13:07", "beam-east-3", "perimeter.beam-broken", climb);
	night.device("02:13:09", "beam-east-3", "perimeter.restored", { of: "perimeter.beam-broken" });
	night.until("24 02:13:00");
	expect(night.only).toMatchObject({ state: "open", zone: "east-3" });
	expect(night.alarms).toMatchObject([{ active: false, acknowledged: false }]);
});

test("GB 50394 §5.2.3-2 alarms that come at once are all there", () => {
	const night = new Night();
	for (const id of ["beam-east-1", "beam-west-1", "beam-south-2"])
		night.device("02:13:07", id, "perimeter.beam-broken", climb);
	night.device("02:13:07", "panel-b03-2-0401", "home.smoke");
	expect(night.incidents.map(({ zone }) => zone)).toEqual(["east-1", "west-1", "south-2", "b03-2"]);
});

test("GB 50394 §5.2.3-2 alarms that come at once are shown one after another: each rings for itself, in a flood too", () => {
	const night = new Night();
	const cameras = [...garden.devices.values()].filter(({ kind }) => kind === "camera").slice(0, 12);
	for (const { id } of cameras) night.device("02:13:00", id, "camera.video-lost");
	const ids = ["beam-east-1", "beam-west-1", "beam-south-2"];
	for (const id of ids) night.device("02:13:07", id, "perimeter.beam-broken", climb);
	const rang = night.incidents.filter(({ type }) => type === "perimeter.breach").map((one) => one.rang);
	expect(new Set(rang).size).toBe(ids.length);
	expect(rang).toEqual([...rang].sort((a, b) => a - b));
	expect(Math.min(...rang)).toBeGreaterThan(0);
});

test("GB 50394 §5.2.3-3 nothing resets itself: a day of silence closes no incident, taken or not", () => {
	const night = new Night();
	night.device("02:13:07", "beam-east-3", "perimeter.beam-broken", climb);
	night.device("02:13:07", "panel-b03-2-0401", "home.smoke");
	night.acknowledge("02:13:10", "li", night.incident("home.smoke"));
	night.until("24 02:13:07");
	expect(night.incidents.map(({ state }) => state)).toEqual(["open", "open"]);
	expect(night.ended).toEqual([]);
});

test("GB 50394 §5.2.3-1 it latches: a panic that the panel calls restored stays active until a person resets it", () => {
	const night = new Night();
	night.device("02:13:00", PANEL, "home.panic", { button: "wall" });
	night.acknowledge("02:13:10", "li");
	night.device("02:13:30", PANEL, "home.restored", { of: "home.panic" });
	expect(night.why("home.restored")).toEqual(["latched"]);
	expect(night.alarms).toMatchObject([{ type: "home.panic", active: true, latches: true }]);
	night.until("02:14:00");
	expect(night.alarms).toMatchObject([{ active: true }]);
	night.resolve("02:14:30", "li");
	night.until("03:00:00");
	expect(night.incidents).toEqual([]);
});

test("GB 50394 §5.2.3-1 a panic is an act: reset, it does not come back, though no button ever says that it was released", () => {
	const night = new Night();
	night.device("02:13:00", PANEL, "home.panic", { button: "wall" });
	night.acknowledge("02:13:10", "li");
	night.resolve("02:14:00", "li");
	night.until("03:24:00");
	expect(night.incidents).toEqual([]);
});

test("GB 50394 §5.2.3-1 a panic pressed again after its button was released rings anew, however soon", () => {
	const night = new Night();
	night.device("02:13:00", PANEL, "home.panic", { button: "wall" });
	night.acknowledge("02:13:05", "li");
	night.device("02:13:10", PANEL, "home.restored", { of: "home.panic" });
	night.device("02:13:15", PANEL, "home.panic", { button: "wall" });
	expect(night.only.state).toBe("open");
	expect(night.alarms[0]).not.toHaveProperty("releasedAt");
});

test.each([
	[PANEL, "home.duress", {}],
	["cp-b03", "patrol.sos", { guard: "g07" }],
])(
	"GB 50394 §5.2.3-1 %s %s is one act: it stays active until its reset, and does not stand after it",
	(id, type, data) => {
		const night = new Night();
		night.device("02:13:00", id, type, data);
		night.until("02:13:20");
		expect(night.alarms).toMatchObject([{ type, active: true }]);
		night.acknowledge("02:13:20", "li");
		night.device("02:13:25", id, type, data);
		expect(night.only.state).toBe("open");
		night.acknowledge("02:13:26", "li");
		night.device("02:13:27", id, type, data);
		expect(night.only).toMatchObject({ state: "acknowledged", eventCount: 3 });
		night.until("02:13:30");
		expect(night.only.state).toBe("open");
		night.acknowledge("02:13:40", "li");
		night.resolve("02:14:00", "li");
		night.until("03:00:00");
		expect(night.incidents).toEqual([]);
	},
);

test("GB 50394 §5.2.3-2 a detector's alarm returns to normal when the air is clear, and stays until a person resets it", () => {
	const night = new Night();
	night.device("02:13:00", PANEL, "home.smoke", {});
	night.device("02:20:00", PANEL, "home.restored", { of: "home.smoke" });
	night.until("03:13:00");
	expect(night.alarms).toMatchObject([{ active: false }]);
	expect(night.only).toMatchObject({ type: "home.smoke", state: "open" });
});

test("GB 50394 §5.2.3-2 no message is lost when the hub restarts: open, counted and due as before", () => {
	const night = new Night();
	night.device("02:13:00", PANEL, "home.panic", { button: "wall" });
	night.device("02:13:01", "beam-east-3", "perimeter.beam-broken", climb);
	const before = night.state;
	night.restart();
	expect(night.state).toEqual(before);
	night.until("02:13:59");
	expect(night.incidents.map(({ state }) => state)).toEqual(["open", "open"]);
	expect(night.device("02:14:00", "beam-east-3", "perimeter.beam-broken", climb).outcomes[0]?.because).toBe("repeated");
});

test("GB 50394 §5.2.3-1 a panic is never shelved, and neither a repair nor a walk test keeps it quiet", () => {
	const night = new Night();
	const until = instant("03:00:00");
	night.person("02:00:00", "li", "walk-test.begun", { of: "b03-2-0401" });
	night.person("02:00:01", "li", "device.out-of-service", { device: PANEL, until, reason: "r", watch: "guard Chen" });
	night.device("02:13:00", PANEL, "home.panic", { button: "wall" });
	expect(night.only).toMatchObject({ state: "open", priority: "critical", due: { at: instant("02:13:30") } });
	const shelve = { alarm: night.alarms[0]?.id, until, reason: "pressed by mistake", role: "captain" };
	expect(night.person("02:13:05", "zhao", "alarm.shelved", shelve)).toMatchObject({ code: "wrong-state" });
	night.until("02:13:30");
	expect(night.only).toMatchObject({ state: "open", overdue: 1 });
});

test("GB 50394 §5.2.3-2 none is lost while it is shelved: it stays, is counted, and shows until a person resets it", () => {
	const night = new Night();
	const branch = { beams: [1] };
	night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", branch);
	night.acknowledge("02:13:05", "li");
	const shelve = { alarm: night.alarms[0]?.id, until: instant("02:40:00"), reason: "a branch", role: "captain" };
	night.person("02:13:10", "zhao", "alarm.shelved", shelve);
	for (const second of [20, 30, 40]) {
		night.device(`02:13:${second}`, "beam-east-3", "perimeter.restored", { of: "perimeter.beam-broken" });
		night.device(`02:13:${second + 1}`, "beam-east-3", "perimeter.beam-broken", branch);
	}
	expect(night.only).toMatchObject({ quiet: true, owes: { count: 3, because: "shelved" } });
	night.device("02:13:50", "beam-east-3", "perimeter.restored", { of: "perimeter.beam-broken" });
	night.until("24 02:13:00");
	expect(night.only).toMatchObject({ state: "open", eventCount: 4 });
	expect(night.alarms).toMatchObject([{ debt: { count: 3 }, acknowledged: false }]);
});

test("GB 50394 §5.2.3-2 alarms that come at once while others wait are all shown, each on its own", () => {
	const night = new Night();
	night.person("02:00:00", "li", "walk-test.begun", { of: "east" });
	for (const id of ["beam-east-1", "beam-west-1", "beam-south-2"])
		night.device("02:13:07", id, "perimeter.beam-broken", climb);
	expect(night.incidents.map(({ zone, quiet = false }) => [zone, quiet])).toEqual([
		["east-1", true],
		["west-1", false],
		["south-2", false],
	]);
});

test("GB 50394 §5.2.3-3 the end of a shelving, a repair or a walk test resets nothing", () => {
	const night = new Night();
	const until = instant("02:30:00");
	night.person("02:00:00", "li", "device.out-of-service", { device: PANEL, until, reason: "r", watch: "guard Chen" });
	night.device("02:13:00", PANEL, "home.water", {});
	night.device("02:14:00", PANEL, "home.restored", { of: "home.water" });
	night.until("24 02:13:00");
	expect(night.only).toMatchObject({ type: "home.water", state: "open" });
	expect(night.ended).toEqual([]);
});
