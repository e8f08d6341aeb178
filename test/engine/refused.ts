import type { Problem, ProblemCode } from "../../src/model/problem.ts";
import { garden, instant, Night } from "../scenario.ts";

const BEAM = "beam-east-3";
const CAMERA = "cam-east-3";
const PANEL = "panel-b03-2-0401";
const MIN = 60_000;
const branch = { beams: [1] };

/** What somebody asks for that is refused, with the code, and what the hub says of what it found and what is allowed. */
export interface Refused {
	readonly what: string;
	readonly ask: () => Problem | undefined;
	readonly code: ProblemCode;
	readonly says: RegExp;
	/** It is the state that does not allow it, and no limit: the state's words say so. */
	readonly byState?: true;
}

/** One beam of the east wall at 02:13, taken by Li at 02:13:10. */
function breached(): Night {
	const night = new Night();
	night.device("02:13:00", BEAM, "perimeter.beam-broken", branch);
	night.acknowledge("02:13:10", "li");
	return night;
}

/** Somebody presses for help in a flat, and Li takes it. */
function called(type: string, data: object = {}): Night {
	const night = new Night();
	night.device("02:13:00", PANEL, type, { ...data });
	night.acknowledge("02:13:10", "li");
	return night;
}

const shelve = (night: Night, time: string, until: string, { role = "captain", alarm = night.alarms[0] } = {}) =>
	night.person(time, "zhao", "alarm.shelved", { alarm: alarm?.id, until: instant(until), reason: "a branch", role });

const wait = (night: Night, time: string, until: string) =>
	night.person(time, "li", "incident.waiting", {
		incident: night.only.id,
		until: instant(until),
		reason: "on the way",
	});

const repair = (night: Night, more: object) =>
	night.person("02:15:00", "li", "device.out-of-service", {
		...{ device: BEAM, until: instant("10:00:00"), reason: "new lens", watch: "li", ...more },
	});

const declare = (night: Night, time: string, zones: readonly string[], more: object = {}) =>
	night.person(time, "li", "weather.declared", { zones, until: instant(time) + 10 * MIN, reason: "fog", ...more });

const merge = (night: Night, time: string, from: string | undefined, into: string | undefined) =>
	night.person(time, "li", "incident.merged", { incident: from, into });

const resolve = (night: Night, time: string, rev: number) =>
	night.person(time, "li", "incident.resolved", { incident: night.only.id, rev, cause: "unknown" });

const practised = {
	...garden,
	drills: new Map([
		[
			"smoke",
			{
				id: "smoke",
				words: { en: "-", "zh-CN": "-" },
				reports: [{ afterMs: 0, device: PANEL, type: "home.smoke", data: {} }],
			},
		],
	]),
};

/** An exercise with smoke in a flat. */
function drilled(): Night {
	const night = new Night(practised);
	night.person("02:00:00", "li", "drill.begun", { scenario: "smoke" });
	night.until("02:00:01");
	return night;
}

export const REFUSED: readonly Refused[] = [
	{
		what: "sending a guard who is not on duty",
		ask() {
			const night = breached();
			night.person("02:13:20", "li", "shift.signed-on", { guards: ["zhao"] });
			return night.person("02:13:30", "li", "incident.dispatched", { incident: night.only.id, guard: "sun" });
		},
		code: "wrong-state",
		says: /^sun is not on duty; on duty: zhao$/,
	},
	{
		what: "a second renewal of a shelf",
		ask() {
			const night = breached();
			shelve(night, "02:14:00", "02:40:00");
			shelve(night, "02:30:00", "02:55:00");
			return shelve(night, "02:50:00", "03:10:00");
		},
		code: "wrong-state",
		says: /renewed 1 times, the most that is allowed: found shelve, allowed unshelve/,
	},
	{
		what: "a shelf of the guard room's own absence",
		ask() {
			const night = new Night();
			night.person("02:00:00", "li", "shift.signed-on", { guards: [] });
			night.person("02:01:00", "li", "shift.signed-off", {});
			return shelve(night, "02:02:00", "02:20:00");
		},
		code: "wrong-state",
		says: /the guard room's own alarms are never shelved: found shelve, allowed nothing/,
	},
	{
		what: "a shelf of what a device in the guard room says",
		ask() {
			const device = [...garden.devices.values()].find(({ zone }) => zone === "guard-room");
			const night = new Night();
			night.device("02:00:00", device?.id ?? "", `${device?.kind}.tamper`);
			return shelve(night, "02:02:00", "02:20:00");
		},
		code: "wrong-state",
		says: /the guard room's own alarms are never shelved/,
	},
	{
		what: "a shelf of a life alarm",
		ask: () => shelve(called("home.panic", { button: "wall" }), "02:14:00", "02:20:00"),
		code: "wrong-state",
		says: /life alarms are never shelved/,
	},
	{
		what: "a shelf of what is critical",
		ask() {
			const night = new Night();
			night.device("02:13:00", "cp-b03", "patrol.finding", { guard: "g07", category: "fire" });
			return shelve(night, "02:14:00", "02:20:00");
		},
		code: "wrong-state",
		says: /critical alarms are never shelved/,
	},
	{
		what: "a shelf of what is high for longer than half an hour",
		ask: () => shelve(breached(), "02:14:00", "02:45:00"),
		code: "invalid",
		says: /found 31 min from now, expected at most 30 min from now/,
	},
	{
		what: "a shelf of tampering for longer than half an hour, though it is medium",
		ask() {
			const night = new Night();
			night.device("02:13:00", BEAM, "perimeter.tamper");
			return shelve(night, "02:14:00", "03:14:00");
		},
		code: "invalid",
		says: /found 60 min from now, expected at most 30 min from now/,
	},
	{
		what: "a shelf of a medium for longer than eight hours",
		ask() {
			const night = new Night();
			night.device("02:13:00", CAMERA, "camera.line-crossed", { line: "wall", direction: "out" });
			return shelve(night, "02:14:00", "10:15:00");
		},
		code: "invalid",
		says: /found 481 min from now, expected at most 480 min from now/,
	},
	{
		what: "hours of work of more than four",
		ask: () => repair(new Night(), { work: { until: instant("06:16:00") } }),
		code: "invalid",
		says: /work: found 4 h of work, expected at most 4 h, within the time out of service/,
	},
	{
		what: "hours of work beyond the time out of service",
		ask: () => repair(new Night(), { until: instant("03:00:00"), work: { until: instant("04:00:00") } }),
		code: "invalid",
		says: /expected at most 4 h, within the time out of service/,
	},
	{
		what: "out of service beyond the watch",
		ask: () => repair(new Night(), { until: instant("10:16:00") }),
		code: "invalid",
		says: /found 481 min from now, expected at most 480 min from now/,
	},
	{
		what: "out of service for the wall with nobody to watch in its place",
		ask: () => repair(new Night(), { watch: undefined }),
		code: "invalid",
		says: /watch: found nothing, expected the user who watches in its place, and accepts that/,
	},
	{
		what: "a watch that somebody else accepts",
		ask() {
			const night = new Night();
			repair(night, { watch: "chen" });
			return night.person("02:16:00", "wang", "device.out-of-service-accepted", { device: BEAM });
		},
		code: "wrong-state",
		says: /chen was asked to watch in place of beam-east-3: found wang/,
	},
	{
		what: "merging an exercise into what is real",
		ask() {
			const night = drilled();
			const drill = night.only.id;
			night.device("02:00:02", "panel-b09-1-0101", "home.water", {});
			night.person("02:00:03", "li", "drill.begun", { scenario: "smoke" });
			night.until("02:00:04");
			const [real, exercise] = [night.incidents.find((one) => !one.drill), night.incidents.find((one) => one.drill)];
			return merge(night, "02:00:05", exercise?.id ?? drill, real?.id);
		},
		code: "wrong-state",
		says: /an exercise is merged with nothing real/,
	},
	{
		what: "merging a special incident into another",
		ask() {
			const night = called("home.duress");
			night.device("02:14:00", BEAM, "perimeter.beam-broken", branch);
			return merge(night, "02:15:00", night.incident("perimeter.breach").id, night.incident("home.duress").id);
		},
		code: "wrong-state",
		says: /a special incident is merged with no other/,
	},
	{
		what: "merging more alarms than an incident holds",
		ask() {
			const flats = [...garden.devices.values()].filter(({ kind }) => kind === "home").slice(0, 257);
			const night = new Night();
			for (const { id } of flats) night.device("02:00:00", id, "home.water", {});
			const [first, ...others] = night.incidents;
			for (const one of others.slice(0, 255)) {
				const problem = merge(night, "02:10:00", one.id, first?.id);
				if (problem) throw new Error(problem.detail);
			}
			return merge(night, "02:10:01", others.at(-1)?.id, first?.id);
		},
		code: "wrong-state",
		says: /found 257 alarms in both, expected at most 256 in one; leave them apart/,
	},
	{
		what: "an answer of the tester for a report 31 s old",
		ask() {
			const night = new Night();
			night.person("02:00:00", "li", "walk-test.begun", { of: "east" });
			night.device("02:01:00", BEAM, "perimeter.beam-broken", branch);
			const [test] = night.state["walk-test"].values();
			const seq = test?.asks?.[BEAM]?.reports.at(-1)?.seq;
			return night.person("02:01:31", "li", "walk-test.confirmed", { id: test?.id, seq });
		},
		code: "wrong-state",
		says: /a report 31 s old, expected one of the last 30 s: it has rung, take it/,
	},
	{
		what: "a fourth walk test in a shift without a captain",
		ask() {
			const night = new Night();
			for (const [n, of] of ["east", "west", "north"].entries()) {
				night.person(`02:0${n}:00`, "li", "walk-test.begun", { of });
				const [test] = night.state["walk-test"].values();
				night.person(`02:0${n}:30`, "li", "walk-test.ended", { id: test?.id });
			}
			return night.person("02:05:00", "li", "walk-test.begun", { of: "south", role: "operator" });
		},
		code: "wrong-state",
		says: /found number 4 in this watch, expected at most 3 without a captain/,
	},
	{
		what: "a critical incident that waits for longer than ten minutes",
		ask: () => wait(called("home.panic", { button: "wall" }), "02:14:00", "02:25:00"),
		code: "invalid",
		says: /found 11 min from now, expected 10 at most \(critical\)/,
	},
	{
		what: "a high incident that waits for longer than half an hour",
		ask: () => wait(breached(), "02:14:00", "02:45:00"),
		code: "invalid",
		says: /found 31 min from now, expected 30 at most \(high\)/,
	},
	{
		what: "a second wait without a captain",
		ask() {
			const night = breached();
			wait(night, "02:14:00", "02:20:00");
			return wait(night, "02:21:00", "02:25:00");
		},
		code: "wrong-state",
		says: /has waited once: found another wait, which a captain must ask for/,
	},
	{
		what: "weather on three walls",
		ask: () => declare(new Night(), "02:00:00", ["east-1", "west-1", "north-1"]),
		code: "invalid",
		says: /found weather on 3 walls \(.*\), expected at most 2 at once/,
	},
	{
		what: "weather on a third wall beside two that stand",
		ask() {
			const night = new Night();
			declare(night, "02:00:00", ["east-1", "west-1"]);
			return declare(night, "02:01:00", ["north-1"]);
		},
		code: "invalid",
		says: /found weather on 3 walls/,
	},
	{
		what: "weather for longer than half an hour",
		ask: () => declare(new Night(), "02:00:00", ["east-1"], { until: instant("02:31:00") }),
		code: "invalid",
		says: /found 31 min from now, expected at most 30 min from now/,
	},
	{
		what: "weather a third time in a shift without a captain",
		ask() {
			const night = new Night();
			for (const time of ["02:00:00", "02:20:00"]) declare(night, time, ["east-1"]);
			return declare(night, "02:40:00", ["east-1"], { role: "operator" });
		},
		code: "wrong-state",
		says: /found number 3 in this watch, expected at most 2 without a captain/,
	},
	{
		what: "a reset by who has not seen the news",
		ask() {
			const night = breached();
			const { rev } = night.only;
			night.device("02:13:20", BEAM, "perimeter.beam-broken", { beams: [1, 2] });
			night.acknowledge("02:13:30", "li");
			return resolve(night, "02:13:40", rev);
		},
		code: "rang-again",
		byState: true,
		says: /has news at \d+, after \d+, the rev that was seen/,
	},
	{
		what: "a reset of what nobody has taken",
		ask() {
			const night = new Night();
			night.device("02:13:00", BEAM, "perimeter.beam-broken", branch);
			return resolve(night, "02:13:10", night.only.rev);
		},
		code: "wrong-state",
		byState: true,
		says: /is open: found resolve, allowed acknowledge/,
	},
	{
		what: "a drill's incident opened again",
		ask() {
			const night = drilled();
			const { id } = night.only;
			const [drill] = night.state.drill.keys();
			night.person("02:00:10", "li", "drill.ended", { drill });
			return night.person("02:00:20", "li", "incident.reopened", { incident: id, reason: "-" });
		},
		code: "wrong-state",
		says: /is resolved, of an exercise: found reopen/,
	},
];
