import { describe, expect, test } from "vitest";
import { instant, Night } from "../../scenario.ts";
import { BEAM, branch, CLEAR, isHeard } from "../rules-cases/moves.ts";

const broken = (night: Night, time: string) => night.device(time, BEAM, "perimeter.beam-broken", branch);
const begin = (night: Night, time: string) =>
	expect(night.person(time, "li", "walk-test.begun", { of: "east" })).toBeUndefined();

const question = (night: Night) => [...night.state["walk-test"].values()][0]?.asks?.[BEAM]?.reports.at(-1);

function answer(night: Night, time: string) {
	const [test] = night.state["walk-test"].values();
	return night.person(time, "li", "walk-test.confirmed", { id: test?.id, seq: question(night)?.seq });
}

describe("a walk test asks about a detector", () => {
	/** A break that was taken, another that rings with the minute, and a walk test. */
	function owing(): Night {
		const night = new Night();
		broken(night, "02:00:05");
		night.acknowledge("02:00:10", "li");
		broken(night, "02:00:40");
		begin(night, "02:00:45");
		broken(night, "02:00:50");
		return night;
	}

	test("also where what came before the test rings sooner than the question ends", () => {
		const night = owing();
		expect(question(night)?.seq).toBe(night.journal.length);
		expect(night.why("perimeter.beam-broken")).toContain("walk-test-asked");
	});

	test("and its answer covers nothing of before the test: that rings when it is due", () => {
		const night = owing();
		expect(answer(night, "02:00:55")).toBeUndefined();
		expect(night.only).toMatchObject({ owes: { count: 1, dueAt: instant("02:01:00") } });
		night.until("02:01:00");
		expect(isHeard(night, night.only)).toBe(true);
	});

	test("also where it is under repair: whoever mended it walks past", () => {
		const night = new Night();
		const data = { device: BEAM, until: instant("04:00:00"), reason: "lens", watch: "li" };
		expect(night.person("02:00:00", "li", "device.out-of-service", data)).toBeUndefined();
		begin(night, "02:01:00");
		broken(night, "02:01:10");
		expect(night.why("perimeter.beam-broken")).toEqual(expect.arrayContaining(["walk-test-asked", "out-of-service"]));
		night.device("02:01:12", BEAM, "perimeter.restored", CLEAR);
		expect(answer(night, "02:01:20")).toBeUndefined();
		night.until("04:00:01");
		expect(night.incidents).toEqual([]);
	});

	test("but not about what nobody walks past to set off", () => {
		const night = new Night();
		begin(night, "02:00:00");
		broken(night, "02:00:10");
		night.device("02:00:11", BEAM, "perimeter.tamper");
		expect(answer(night, "02:00:15")).toBeUndefined();
		expect(isHeard(night, night.incident("perimeter.tamper"))).toBe(true);
		expect(night.alarms.find(({ type }) => type === "perimeter.tamper")).toMatchObject({ acknowledged: false });
	});
});
