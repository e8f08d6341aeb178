import { instant, type Night } from "../../scenario.ts";
import { BEAM, branch, breached, called, left } from "./nights.ts";
import type { Refused } from "./refused.ts";

const wait = (night: Night, time: string, until: string) =>
	night.person(time, "li", "incident.waiting", {
		incident: night.only.id,
		until: instant(until),
		reason: "on the way",
	});

/** For how long nothing waits. */
export const WAITING: readonly Refused[] = [
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
		what: "a wait in an empty guard room",
		ask() {
			const night = left();
			night.device("02:13:00", BEAM, "perimeter.beam-broken", branch);
			const incident = night.incident("perimeter.breach");
			night.acknowledge("02:13:10", "zhao", incident);
			const until = instant("02:20:00");
			return night.person("02:14:00", "zhao", "incident.waiting", { incident: incident.id, until, reason: "-" });
		},
		code: "wrong-state",
		says: /the guard room is unattended \(no-operator\): found a wait, which needs somebody there/,
	},
];
