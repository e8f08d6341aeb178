import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { PROBLEMS, type Problem } from "../../../src/model/problem.ts";
import { LANE, NIGHTLY, PatrolNight } from "../../engine/patrol/patrol-night.ts";
import { instant, Night } from "../../scenario.ts";
import { standInBrowser } from "../stand-in-browser.ts";

/** The page's own modules, which ask for the page's address as they begin. */
let page: typeof import("../../../src/web/app/refusal.ts") &
	typeof import("../../../src/web/app/reason.ts") &
	typeof import("../../../src/web/app/refused.ts") &
	typeof import("../../../src/web/kit/sentences.ts");
beforeAll(async () => {
	standInBrowser();
	page = {
		...(await import("../../../src/web/app/refusal.ts")),
		...(await import("../../../src/web/app/reason.ts")),
		...(await import("../../../src/web/app/refused.ts")),
		...(await import("../../../src/web/kit/sentences.ts")),
	};
});
afterEach(() => page.speak("en"));
afterAll(() => vi.unstubAllGlobals());

const BEAM = "beam-east-3";
const MIN = 60_000;

/** A breach of the east wall at 02:13, of one beam, taken by Li at 02:13:10. */
function breached(beams = [1]): Night {
	const night = new Night();
	night.device("02:13:00", BEAM, "perimeter.beam-broken", { beams });
	night.acknowledge("02:13:10", "li");
	return night;
}
const wait = (night: Night, time: string, until: string) =>
	night.person(time, "li", "incident.waiting", {
		...{ incident: night.only.id, until: instant(until), reason: "the police are on the way" },
	});
const shelve = (night: Night, until: string, more = {}) =>
	night.person("02:14:00", "li", "alarm.shelved", {
		...{ alarm: night.alarms[0]?.id, reason: "a branch", until: instant(until), ...more },
	});
const outOfService = (night: Night, data: object, by = "li") =>
	night.person("02:15:00", by, "device.out-of-service", {
		...{ device: BEAM, until: instant("02:15:00") + 60 * MIN, reason: "lens", ...data },
	});
const inHours = (n: number) => ({ until: instant("02:15:00") + n * 60 * MIN });
const declare = (night: Night, time: string, zones: readonly string[]) =>
	night.person(time, "li", "weather.declared", { zones, until: instant(time) + 10 * MIN, reason: "fog" });

const writeRoute = (stops: readonly (readonly [string, number])[], order = "ordered") =>
	new PatrolNight().person("00:10", "chen", "route.written", {
		...{ id: "far", words: LANE.words, order },
		stops: stops.map(([checkpoint, afterMinutes]) => ({ checkpoint, afterMinutes, toleranceMinutes: 0 })),
	});
/** A defect that Wang reported at 02:01, and Zhou sees to. */
const closeFinding = (more: object) => {
	const night = new PatrolNight();
	night.person("02:01", "wang", "finding.reported", { at: "2026-11-23T02:00:00+08:00", category: "damage" });
	const [one] = night.state.finding.values();
	return night.person("02:04", "zhou", "finding.closed", { id: one?.id, ...more });
};

/** What somebody asks for that the hub refuses, and the sentence that the page says of it. */
const REFUSED: Readonly<Record<string, readonly [() => Problem | undefined, string]>> = {
	"a wait beyond its most": [() => wait(breached(), "02:14:00", "02:54:00"), "40 min is too long: 30 min at most."],
	"a wait into the past": [() => wait(breached(), "02:14:00", "02:14:00"), "That time is past."],
	"a second wait": [
		() => {
			const night = breached();
			wait(night, "02:14:00", "02:15:00");
			night.until("02:15:30");
			return wait(night, "02:15:40", "02:20:00");
		},
		"It has waited before: another wait needs the captain.",
	],
	"an answer for a report 31 s old": [
		() => {
			const night = new Night();
			night.person("02:00:00", "li", "walk-test.begun", { of: "east" });
			night.device("02:01:00", BEAM, "perimeter.beam-broken", { beams: [1] });
			const [one] = night.state["walk-test"].values();
			const seq = one?.asks?.[BEAM]?.reports.at(-1)?.seq;
			return night.person("02:01:31", "li", "walk-test.confirmed", { id: one?.id, seq });
		},
		"That report is 31 s old; only the last 30 s can be the tester. It has rung: take it.",
	],
	"an answer for what was not asked": [
		() => {
			const night = new Night();
			night.person("02:00:00", "li", "walk-test.begun", { of: "east" });
			const [one] = night.state["walk-test"].values();
			return night.person("02:01:31", "li", "walk-test.confirmed", { id: one?.id, seq: 7 });
		},
		"Nothing is asked about that report any more.",
	],
	"a shelf that is too long": [() => shelve(breached(), "03:14:00"), "60 min is too long: 30 min at most."],
	"a shelf of a life alarm": [
		() => {
			const night = new Night();
			night.device("02:13:00", "panel-b03-2-0401", "home.panic", { button: "wall" });
			return shelve(night, "02:20:00");
		},
		"Life alarms are never shelved.",
	],
	"a shelf of the guard room's own alarm": [
		() => {
			const night = new Night();
			night.hub("02:13:00", "guard-room.unattended", { why: "page-closed" });
			return shelve(night, "02:20:00");
		},
		"The guard room's own alarms are never shelved.",
	],
	"out of service with nobody to watch": [
		() => outOfService(new Night(), {}),
		"Name the person who watches in its place; they must accept.",
	],
	"a watch accepted by another": [
		() => {
			const night = new Night();
			outOfService(night, { watch: "gao" });
			return night.person("02:16:00", "wang", "device.out-of-service-accepted", { device: BEAM });
		},
		"gao was asked to watch there, and must accept; you are wang.",
	],
	"a watch accepted twice": [
		() => {
			const night = new Night();
			outOfService(night, { watch: "li" });
			return night.person("02:16:00", "li", "device.out-of-service-accepted", { device: BEAM });
		},
		"Its watch is settled already.",
	],
	"work for five hours": [
		() => outOfService(new Night(), { ...inHours(6), watch: "li", work: inHours(5) }),
		"The hours of work are at most 4, within the time out of service.",
	],
	"weather on three walls": [
		() => declare(new Night(), "02:00:00", ["east-1", "west-1", "north-1"]),
		"That is weather on 3 walls: at most 2 at once.",
	],
	"weather a third time": [
		() => {
			const night = new Night();
			declare(night, "02:00:00", ["east-1"]);
			declare(night, "02:01:00", ["east-1"]);
			return declare(night, "02:02:00", ["east-1"]);
		},
		"That is number 3 in this watch: more than 2 needs the captain.",
	],
	"an acknowledgement of what was seen before the news": [
		() => {
			const night = new Night();
			night.device("02:13:00", BEAM, "perimeter.beam-broken", { beams: [1] });
			const seen = night.only;
			night.device("02:13:02", BEAM, "perimeter.beam-broken", { beams: [1, 2, 3], direction: "in" });
			return night.acknowledge("02:13:10", "li", seen);
		},
		"There is news since you looked. Look once more, then do it.",
	],
	"a resolve of what was seen before the news": [
		() => {
			const night = breached([1]);
			const seen = night.only;
			night.device("02:14:00", BEAM, "perimeter.beam-broken", { beams: [1, 2, 3], direction: "in" });
			night.acknowledge("02:14:10", "li");
			return night.resolve("02:14:20", "li", seen);
		},
		"There is news since you looked. Look once more, then do it.",
	],
	"a drill beside what is real": [
		() => breached().person("02:14:00", "chen", "drill.begun", { scenario: "wall-climb" }),
		"A real incident is open: no drill beside it.",
	],
	"a drill beside another": [
		() => {
			const night = new Night();
			night.person("02:00:00", "chen", "drill.begun", { scenario: "wall-climb" });
			return night.person("02:00:10", "li", "drill.begun", { scenario: "wall-climb" });
		},
		"A drill is under way already: end it first.",
	],
	"a merge of a drill with what is real": [
		() => {
			const night = new Night();
			// What is low ends no drill.
			night.device("01:59:00", "cam-east-1", "camera.recording-failed");
			const real = night.only;
			night.person("02:00:00", "chen", "drill.begun", { scenario: "wall-climb" });
			night.until("02:01:00");
			const practised = night.incidents.find(({ drill }) => drill);
			return night.person("02:01:10", "li", "incident.merged", { incident: practised?.id, into: real.id });
		},
		"A drill is merged with nothing real.",
	],
	"a leg that nobody can walk in its time": [
		() =>
			writeRoute([
				["cp-b01", 0],
				["cp-b21", 1],
			]),
		"cp-b01 to cp-b21 in 1 min: it takes 2.6 min on foot at least.",
	],
	"a route without order that nobody can walk in its time": [
		() =>
			writeRoute(
				[
					["cp-b01", 0],
					["cp-b21", 1],
				],
				"any-order",
			),
		"2 stops in 1 min: they take 2.6 min on foot at least, by the shortest way.",
	],
	"a checkpoint twice": [
		() =>
			writeRoute([
				["cp-b01", 0],
				["cp-b02", 10],
				["cp-b01", 30],
			]),
		"cp-b01 stands there twice: each checkpoint once.",
	],
	"more rounds at once than guards": [
		() => {
			const night = new PatrolNight(undefined, ["wang"]);
			night.person("00:11", "chen", "plan.written", { ...NIGHTLY, id: "second", at: ["02:10"] });
			return night.person("00:12", "chen", "plan.written", { ...NIGHTLY, id: "third", at: ["02:20"] });
		},
		"Monday at 02:20: more rounds at once than the 2 guards of these posts can walk.",
	],
	"a route that a plan walks ended": [
		() => new PatrolNight().person("00:14", "chen", "route.deleted", { id: "lane" }),
		"A plan walks this route: end its plans first.",
	],
	"a defect closed without a picture": [() => closeFinding({}), "A photo of how it was mended is needed first."],
	"a defect that is none, and nobody says why": [
		() => closeFinding({ unfounded: true }),
		"Say in the note why it is none.",
	],
	"a check-in that fits no round": [
		() => {
			const at = instant("05:00");
			const checkin = { guard: "wang", checkpoint: "cp-b19", at, receivedAt: at, method: "nfc" };
			return new PatrolNight().person("05:09", "chen", "checkin.accepted", { seq: 3, checkin });
		},
		"It fits no round: name the round for which it counts.",
	],
	"a drill's incident reopened": [
		() => {
			const night = new Night();
			night.person("02:00:00", "chen", "drill.begun", { scenario: "wall-climb" });
			night.until("02:01:00");
			const { id } = night.only;
			night.person("02:02:00", "li", "drill.ended", { drill: "drl-1" });
			return night.person("02:03:00", "li", "incident.reopened", { incident: id, reason: "look again" });
		},
		"A drill's incident is not reopened.",
	],
};

test.each(Object.entries(REFUSED))("%s is refused with the hub's limit, in both languages", (_name, [ask, said]) => {
	const problem = ask();
	if (!problem) throw new Error("the hub takes it");
	const { code, ...rest } = problem;
	const refused = new page.Refused(PROBLEMS[code].status, { type: `urn:gatehouse:problem:${code}`, ...rest });
	expect(page.reasonOf(refused)).toBe(said);
	page.speak("zh-CN");
	expect(page.reasonOf(refused)).toMatch(/\p{Script=Han}/u);
	// A member of a group is answered with the code and the sentence only.
	page.speak("en");
	expect(page.reasonOfCode(problem)).toBe(said);
});

test("a sentence that is none of these is left to its code", () => {
	expect(page.refusalWords("incident inc-1 is open: found resolve, allowed acknowledge")).toBeUndefined();
});
