import { z } from "zod";
import { clockSetShape, clockShape } from "../../contract/clock-shape.ts";
import { instant, instantOf } from "../../contract/primitives.ts";
import { Refusal } from "../../model/problem.ts";
import type { Role } from "../../model/role.ts";
import type { Hub } from "../hub.ts";
import { defineRoute, type Route } from "../route.ts";

/** Who answers for the machine. */
const CONFIRMERS: readonly Role[] = ["captain", "admin"];

/** The clock of the hub's machine, and a person's word that it is right. */
export function clockRoutes({ clock, clockWatch }: Pick<Hub, "clock" | "clockWatch">): readonly Route[] {
	return [
		defineRoute({
			method: "GET",
			path: "/clock",
			roles: CONFIRMERS,
			summary: "The hub's time and its machine's clock, with since when that is in doubt",
			input: {},
			answer: clockShape,
			async handle() {
				const { machine = clock.now(), suspectSince } = clockWatch?.look() ?? {};
				return {
					body: {
						...{ hub: instantOf(clock.now()), machine: instantOf(machine) },
						...(suspectSince !== undefined && { suspectSince: instantOf(suspectSince) }),
					},
				};
			},
		}),
		defineRoute({
			method: "POST",
			path: "/clock/confirm",
			roles: CONFIRMERS,
			summary:
				"Say that the machine's clock is right: the hub's time is set to it, and everything keeps the time it had left",
			problems: ["wrong-state"],
			input: {
				body: z.object({
					machine: instant.meta({ description: "What the machine's clock said when somebody looked" }),
				}),
			},
			answer: clockSetShape,
			async handle({ body: { machine }, who }) {
				if (!clockWatch) throw new Refusal({ code: "wrong-state", detail: "the machine's clock is not in doubt" });
				const { from, to } = await clockWatch.confirm(`user:${who.user}`, Date.parse(machine));
				return { body: { from: instantOf(from), to: instantOf(to) } };
			},
		}),
	];
}
