import { expect, test } from "vitest";
import type { IncidentAction } from "../../../src/model/actions/define-action.ts";
import { WHY_NOT } from "../../../src/model/actions/why-not.ts";
import type { Incident } from "../../../src/model/incident.ts";
import { INCIDENT_ACTIONS } from "../../../src/model/incident-actions.generated.ts";
import { ROLES } from "../../../src/model/role.ts";
import { Night } from "../../scenario.ts";

/** Nights that end with one incident, in each state that an incident can be in. */
const STATES: Readonly<Record<string, (night: Night) => void>> = {
	open: () => undefined,
	acknowledged: (night) => void night.acknowledge("02:13:05", "li"),
	dispatched(night) {
		night.acknowledge("02:13:05", "li");
		night.person("02:13:10", "li", "incident.dispatched", { incident: night.only.id, guard: "chen", known: true });
	},
	resolved(night) {
		night.acknowledge("02:13:05", "li");
		night.resolve("02:13:15", "li");
	},
};

function nightUntil(state: string): { night: Night; incident: Incident } {
	const night = new Night();
	night.device("02:13", "beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
	STATES[state]?.(night);
	const incident = night.incidents[0] ?? night.ended[0];
	if (!incident) throw new Error("no incident");
	return { night, incident };
}

/** What a person would say, so that only the incident's state decides. */
const SAID: Readonly<Record<string, object>> = {
	verify: { means: "voice" },
	note: { text: "a cat" },
	resolve: { cause: "real" },
	transfer: { to: "wang" },
	"take-over": { role: "captain" },
	dispatch: { guard: "zhao", known: true },
	notify: { agency: "110" },
	step: { step: "look" },
	wait: { until: Date.parse("2026-11-23T02:20:00+08:00"), reason: "the police come" },
	hold: { reason: "evidence" },
	merge: { into: "inc-999" },
	split: { alarms: ["alm-1"] },
	reopen: { reason: "he is back" },
	review: { agrees: true },
	"police-outcome": { outcome: "none" },
	"volunteer-answered": { volunteer: "v-liu", answer: "coming" },
};

const cases = Object.keys(STATES).flatMap((state) =>
	INCIDENT_ACTIONS.map((action) => ({ state, action, verb: action.verb })),
);

test.each(cases)("what is said of $verb on an incident that is $state is what the engine does", ({ state, action }) => {
	const { night, incident } = nightUntil(state);
	for (const user of ["li", "wang"]) {
		const why = action.whyNot(incident, { user });
		const said = { incident: incident.id, ...("seesRev" in action && { rev: incident.rev }), ...SAID[action.verb] };
		const problem = new Probe(night).person(user, action, said);
		const refusedByState = problem?.code === "wrong-state" && problem.detail.includes(`found ${action.verb}`);
		expect([user, refusedByState, problem?.detail]).toEqual([user, why !== undefined, problem?.detail]);
	}
});

/** Asks without leaving a trace: each question meets the same night. */
class Probe {
	readonly #night: Night;
	constructor(night: Night) {
		this.#night = night;
	}

	person(user: string, action: IncidentAction, said: object) {
		const { state } = this.#night;
		const kept = structuredClone({ journal: this.#night.journal.length });
		const copy = new Night(this.#night.site);
		for (const { source, type, id, at, receivedAt, data, zone } of this.#night.journal.slice(0, kept.journal)) {
			if (source !== "hub")
				copy.append({ source, type, id, at, receivedAt, data, ...(zone !== undefined && { zone }) });
		}
		expect(copy.state.incident).toEqual(state.incident);
		return copy.person("02:13:20", user, action.type, { ...said });
	}
}

test("each role is told of each action whether it may, and every reason has its words", () => {
	const { incident } = nightUntil("acknowledged");
	for (const action of INCIDENT_ACTIONS) {
		for (const role of ROLES) {
			const why = action.whyNot(incident, { user: "li", role });
			expect([action.verb, role, why === "role"]).toEqual([action.verb, role, !action.roles.includes(role)]);
			if (why) expect(WHY_NOT[why]).toEqual({ en: expect.any(String), "zh-CN": expect.any(String) });
		}
	}
});

test("no two actions share a verb or a type", () => {
	for (const field of ["verb", "type"] as const) {
		expect(new Set(INCIDENT_ACTIONS.map((action) => action[field])).size).toBe(INCIDENT_ACTIONS.length);
	}
});
