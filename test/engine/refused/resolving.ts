import { Night } from "../../scenario.ts";
import { BEAM, branch, breached, drilled } from "./nights.ts";
import type { Refused } from "./refused.ts";

const resolve = (night: Night, time: string, rev: number) =>
	night.person(time, "li", "incident.resolved", { incident: night.only.id, rev, cause: "unknown" });

/** What is not over, or not to be opened again. */
export const RESOLVING: readonly Refused[] = [
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
