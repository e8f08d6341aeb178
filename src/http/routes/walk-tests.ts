import { z } from "zod";
import { presentWalkTest } from "../../contract/present-work.ts";
import { rev } from "../../contract/primitives.ts";
import { walkTestShape } from "../../contract/work-shapes.ts";
import { Refusal } from "../../model/problem.ts";
import { QUIETERS } from "../../model/role.ts";
import { act } from "../append-action.ts";
import type { Hub } from "../hub.ts";
import { asked, flagQuery, listOf, pageQuery } from "../list.ts";
import { listers } from "../role-sets.ts";
import { defineRoute, type Route } from "../route.ts";
import { said } from "../until.ts";

type Parts = Pick<Hub, "reader" | "journal" | "clock" | "live">;

/** Walking past the detectors of one wall or flat to see them work. */
export function walkTestRoutes(parts: Parts): readonly Route[] {
	return [list(parts), begin(parts), confirm(parts), end(parts)];
}

function list({ live: { lists } }: Parts): Route {
	return defineRoute({
		method: "GET",
		path: "/walk-tests",
		roles: listers("walk-test"),
		summary: "Walk tests with what has passed and what not yet, newest first",
		problems: ["malformed"],
		reads: true,
		input: { query: z.object({ ...pageQuery, open: flagQuery.meta({ description: "Only what is under way" }) }) },
		answer: listOf(walkTestShape),
		async handle({ query, who: { role } }) {
			return { body: await lists.page({ list: "walk-test", query: asked(query), role }) };
		},
	});
}

function begin({ reader, journal, clock }: Parts): Route {
	return defineRoute({
		method: "POST",
		path: "/walk-tests",
		roles: QUIETERS,
		summary: "Begin one, of a wall (`east`) or a flat (`b03-2-0401`, with its resident); it ends by itself",
		input: { body: z.object({ of: z.string().max(63), reason: said.optional() }) },
		status: 201,
		answer: walkTestShape,
		problems: ["wrong-state"],
		idempotent: true,
		async handle({ body, who, key }) {
			const data = { ...body, role: who.role };
			const seq = await act({ journal, clock }, { who, key, type: "walk-test.begun", data });
			return { body: await shown(reader, `wlk-${seq}`) };
		},
	});
}

function confirm({ reader, journal, clock }: Parts): Route {
	return defineRoute({
		method: "POST",
		path: "/walk-tests/{id}/confirm",
		roles: QUIETERS,
		summary:
			"Say that the report was the tester: its detector has passed; a report over 30 s old has rung, and is taken",
		input: { params: z.object({ id: z.string().max(64) }), body: z.object({ seq: rev }) },
		answer: walkTestShape,
		problems: ["not-found", "wrong-state"],
		idempotent: true,
		async handle({ params: { id }, body: { seq }, who, key }) {
			await act({ journal, clock }, { who, key, type: "walk-test.confirmed", data: { id, seq } }).catch(
				explained(reader, id),
			);
			return { body: await shown(reader, id) };
		},
	});
}

function end({ reader, journal, clock }: Parts): Route {
	return defineRoute({
		method: "POST",
		path: "/walk-tests/{id}/end",
		roles: QUIETERS,
		summary: "End it: all its detectors guard as before",
		input: { params: z.object({ id: z.string().max(64) }), body: z.object({}).nullish() },
		answer: walkTestShape,
		problems: ["not-found", "wrong-state"],
		idempotent: true,
		async handle({ params: { id }, who, key }) {
			await act({ journal, clock }, { who, key, type: "walk-test.ended", data: { id } }).catch(explained(reader, id));
			return { body: await shown(reader, id) };
		},
	});
}

/** The engine knows tests under way only: what it does not know has ended (409), or never was (404). */
function explained(reader: Hub["reader"], id: string): (error: unknown) => Promise<never> {
	return async (error) => {
		if (!(error instanceof Refusal) || error.problem.code !== "wrong-state" || error.problem.state) throw error;
		if (await reader.object("walk-test", id)) throw new Refusal({ ...error.problem, state: "ended" });
		throw new Refusal({ code: "not-found", detail: `there is no walk test ${id}` });
	};
}

async function shown(reader: Hub["reader"], id: string): Promise<z.output<typeof walkTestShape>> {
	const test = await reader.object("walk-test", id);
	if (!test) throw new Error(`walk test ${id} was begun, and it is not there`);
	return presentWalkTest(test);
}
