import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { ACTIONS } from "../../../src/engine/actions.ts";
import { REASONS } from "../../../src/model/outcome.ts";
import type { Problem } from "../../../src/model/problem.ts";
import { en } from "../../../src/web/kit/catalogue/en.ts";
import { instant, Night } from "../../scenario.ts";

/** The page's own modules, which ask for the page's address as they begin. */
let page: typeof import("../../../src/web/console/refusal.ts") & typeof import("../../../src/web/kit/words.ts");
beforeAll(async () => {
	vi.stubGlobal("location", new URL("http://127.0.0.1/"));
	vi.stubGlobal("history", { replaceState: () => undefined, state: null });
	page = {
		...(await import("../../../src/web/console/refusal.ts")),
		...(await import("../../../src/web/kit/words.ts")),
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
const declare = (night: Night, time: string, zones: readonly string[]) =>
	night.person(time, "li", "weather.declared", { zones, until: instant(time) + 10 * MIN, reason: "fog" });

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
};

test.each(Object.entries(REFUSED))("%s is refused with the hub's limit, in both languages", (_name, [ask, said]) => {
	const problem = ask();
	expect(problem).toBeDefined();
	expect(page.refusalWords(problem?.detail ?? "")).toBe(said);
	page.speak("zh-CN");
	expect(page.refusalWords(problem?.detail ?? "")).toMatch(/\p{Script=Han}/u);
});

test("a sentence that is none of these is left to its code", () => {
	expect(page.refusalWords("incident inc-1 is open: found resolve, allowed acknowledge")).toBeUndefined();
});

test("every reason of the engine has words in both languages, of that language alone", () => {
	for (const [reason, words] of Object.entries(REASONS)) {
		expect(words.en, reason).toMatch(/^[\x20-\x7e]+$/);
		expect(words["zh-CN"], reason).toMatch(/\p{Script=Han}/u);
	}
});

test("every act that the engine knows has words on the tape", () => {
	expect(Object.keys(ACTIONS).filter((type) => !Object.hasOwn(en, `entry.${type}`))).toEqual([]);
});
