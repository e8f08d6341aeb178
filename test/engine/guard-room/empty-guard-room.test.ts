import { describe, expect, test } from "vitest";
import { Night } from "../../scenario.ts";
import { BEAM, branch, isHeard, wait } from "../rules-cases/moves.ts";

const signOn = (night: Night, time: string) =>
	night.person(time, "li", "shift.signed-on", { guards: [{ guard: "zhang", leader: true }, "wang"] });

/** Nobody watches any more. */
function empty(): Night {
	const night = new Night();
	signOn(night, "01:50:00");
	night.person("01:51:00", "li", "shift.signed-off", {});
	return night;
}

const broken = (night: Night, time: string) => night.device(time, BEAM, "perimeter.beam-broken", branch);
const begin = (night: Night, time: string) => night.person(time, "zhao", "walk-test.begun", { of: "east" });

const refused = {
	code: "wrong-state",
	detail: expect.stringContaining("the guard room is unattended"),
	state: "unattended",
};

describe("in an empty guard room", () => {
	test("no walk test begins, for nobody answers its questions: what comes rings", () => {
		const night = empty();
		expect(begin(night, "02:00:00")).toMatchObject(refused);
		broken(night, "02:01:00");
		expect(isHeard(night, night.incident("perimeter.breach"))).toBe(true);
	});

	test("nothing is put off, for nobody waits for it: its act clock runs", () => {
		const night = empty();
		broken(night, "02:01:00");
		night.acknowledge("02:01:10", "zhao", night.incident("perimeter.breach"));
		expect(wait(night, "02:01:20", "02:31:00", night.incident("perimeter.breach"))).toMatchObject(refused);
		night.until("02:04:30");
		expect(night.incident("perimeter.breach")).toMatchObject({ state: "open" });
		expect(night.incident("perimeter.breach").waiting).toBeUndefined();
	});

	test("both are possible again once somebody watches", () => {
		const night = empty();
		signOn(night, "02:00:00");
		broken(night, "02:01:00");
		night.acknowledge("02:01:10", "li", night.incident("perimeter.breach"));
		expect(wait(night, "02:01:20", "02:31:00", night.incident("perimeter.breach"))).toBeUndefined();
		expect(begin(night, "02:01:30")).toBeUndefined();
	});
});

describe("an operator who did not answer whether they are there", () => {
	/** The watch has begun; its first question came, and nobody answered. */
	function unanswered(): { readonly night: Night; readonly now: string } {
		const night = new Night();
		signOn(night, "01:50:00");
		broken(night, "01:51:00");
		night.acknowledge("01:51:10", "li", night.incident("perimeter.breach"));
		night.until("02:35:00");
		expect(night.journal.some(({ type }) => type === "shift.presence-unanswered")).toBe(true);
		return { night, now: "02:35:01" };
	}

	test("shows it by what they do: they may put off and test", () => {
		const { night, now } = unanswered();
		expect(begin(night, now)).toMatchObject(refused);
		expect(night.person(now, "li", "walk-test.begun", { of: "east" })).toBeUndefined();
	});
});
