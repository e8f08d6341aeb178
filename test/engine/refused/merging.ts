import { garden, Night } from "../../scenario.ts";
import { BEAM, branch, called, drilled } from "./nights.ts";
import type { Refused } from "./refused.ts";

const merge = (night: Night, time: string, from: string | undefined, into: string | undefined) =>
	night.person(time, "li", "incident.merged", { incident: from, into });

/** What is never put together. */
export const MERGING: readonly Refused[] = [
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
	...[true, false].map(
		(own): Refused => ({
			what: `merging a call from ${own ? "the guard room itself into one" : "a flat into one from the guard room itself"}`,
			ask() {
				const night = called("home.panic", { button: "wall" });
				night.device("02:14:00", "panel-guard-room", "home.panic", { button: "desk" });
				const [flat, room] = night.incidents.map(({ id }) => id);
				return own ? merge(night, "02:15:00", room, flat) : merge(night, "02:15:00", flat, room);
			},
			code: "wrong-state",
			says: /a call from the guard room itself stands alone/,
		}),
	),
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
];
