import { expect, test } from "vitest";
import { askVolunteers } from "../../../src/model/actions/ask-volunteers.ts";
import { garden, Night } from "../../scenario.ts";

/** A night in which somebody reported this, and li took it. */
function reported(kind: string, zone = "b05-1"): Night {
	const night = new Night();
	const said = { kind, zone, reportedBy: "phone", note: "by the bins" };
	expect(night.person("22:00:00", "li", "incident.reported", said)).toBeUndefined();
	if (night.only.state === "open") expect(night.acknowledge("22:00:05", "li")).toBeUndefined();
	return night;
}

const ask = (night: Night, time: string) =>
	night.person(time, "li", "incident.volunteers-asked", { incident: night.only.id });
const answer = (night: Night, time: string, volunteer: string, said: string) =>
	night.person(time, "li", "incident.volunteer-answered", { incident: night.only.id, volunteer, answer: said });

test("the nearest three are asked, then the next three; the last answer of each counts", () => {
	const night = reported("nuisance");
	expect(ask(night, "22:01:00")).toBeUndefined();
	const first = night.only.volunteers ?? [];
	expect(first).toHaveLength(3);
	expect(first.map(({ distanceM }) => distanceM)).toEqual(
		first.map(({ distanceM }) => distanceM).sort((a, b) => a - b),
	);
	expect(ask(night, "22:02:00")).toBeUndefined();
	expect(new Set(night.only.volunteers?.map(({ volunteer }) => volunteer)).size).toBe(6);
	const [one] = first;
	expect(answer(night, "22:03:00", one?.volunteer ?? "", "coming")).toBeUndefined();
	expect(answer(night, "22:04:00", one?.volunteer ?? "", "cannot")).toBeUndefined();
	expect(night.only.volunteers?.flatMap((asked) => asked.answer ?? [])).toEqual(["cannot"]);
	expect(answer(night, "22:05:00", "nobody", "coming")).toMatchObject({ code: "invalid" });
});

test("when all were asked, it is said", () => {
	const night = reported("technical");
	for (let n = 0; n < (garden.volunteers?.size ?? 0) / 3; n++) expect(ask(night, `22:01:0${n}`)).toBeUndefined();
	expect(ask(night, "22:02:00")).toMatchObject({ code: "wrong-state" });
});

test.each(["fire", "medical", "violence", "intrusion", "theft", "trapped", "suspicious"])(
	"nobody is asked about what may be dangerous: %s",
	(kind) => {
		const night = reported(kind);
		expect(ask(night, "22:01:00")).toMatchObject({ code: "wrong-state" });
		expect(askVolunteers.whyNot(night.only, { user: "li", role: "operator" })).toBe("dangerous");
		expect(night.only.volunteers).toBeUndefined();
	},
);

test("nobody is asked before it is taken, about a flat's alarm, or by anybody but the guard room", () => {
	const night = new Night();
	night.device("22:00:00", "cp-b03", "patrol.finding", { guard: "g07", category: "hazard" });
	expect(ask(night, "22:01:00")).toMatchObject({ code: "wrong-state" });
	expect(askVolunteers.whyNot(reported("nuisance").only, { user: "gao", role: "guard" })).toBe("role");
});
