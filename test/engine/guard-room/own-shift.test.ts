import { expect, test } from "vitest";
import { garden, instant, Night } from "../../scenario.ts";

const { roster: _none, ...withoutRoster } = garden;

/** A watch with Zhou at a gate, and what a guard's phone says of their duty. */
function night(site = withoutRoster) {
	const it = new Night(site);
	it.hub("22:00", "hub.started");
	it.person("22:00", "li", "shift.signed-on", { guards: [{ guard: "zhou", post: "gate-south" }], startList: {} });
	const says =
		(what: "started" | "ended") =>
		(came: string, at: string, guard = "wang") => {
			const data = { guard, at: new Date(instant(at)).toISOString() };
			const type = `shift.guard-${what}`;
			const seen = it.journal.length;
			expect(it.person(came, guard, type, data)).toBeUndefined();
			return it.journal.slice(seen).find((one) => one.type === type)?.outcomes[0]?.because;
		};
	const onDuty = () => [...it.state.shift.values()].flatMap(({ guards }) => guards.map(({ guard }) => guard));
	return { it, starts: says("started"), ends: says("ended"), onDuty };
}

test("a guard comes on duty beside those who are, and goes; said twice, it is so already", () => {
	const { starts, ends, onDuty } = night();
	expect(starts("22:05", "22:04")).toBe("came-on-duty");
	expect(onDuty()).toEqual(["zhou", "wang"]);
	expect(starts("22:06", "22:05")).toBe("on-duty-already");
	expect(starts("22:06", "22:05", "zhou")).toBe("on-duty-already");
	expect(ends("23:00", "22:59")).toBe("went-off-duty");
	expect(onDuty()).toEqual(["zhou"]);
	expect(ends("23:01", "23:00")).toBe("off-duty-already");
});

test("what comes hours late counts while its watch runs; what is older than the guard's newest word changes nothing", () => {
	const { it, starts, ends, onDuty } = night();
	expect(starts("24 03:00", "22:05")).toBe("came-on-duty");
	expect(ends("24 03:10", "24 03:05")).toBe("went-off-duty");
	expect(starts("24 03:20", "22:30")).toBe("superseded");
	expect(onDuty()).toEqual(["zhou"]);
	it.hub("24 06:00", "user.disabled", { user: "li" });
	expect(starts("24 06:10", "24 06:05")).toBe("no-watch");
	it.person("24 08:00", "sun", "shift.signed-on", { guards: [], startList: {} });
	expect(ends("24 08:10", "24 06:20")).toBe("no-watch");
});

test("whom the roster does not name is kept and flagged, and is not on duty", () => {
	const { starts, onDuty } = night(garden);
	expect(starts("22:05", "22:05", "nobody-s-guard")).toBe("not-rostered");
	expect(onDuty()).toEqual(["zhou"]);
});
