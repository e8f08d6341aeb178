import { z } from "zod";
import { presentWalkTest } from "../../contract/present-work.ts";
import { walkTestShape } from "../../contract/work-shapes.ts";
import { beginWalkTest } from "../../model/actions/begin-walk-test.ts";
import { confirmTester } from "../../model/actions/confirm-tester.ts";
import { endWalkTest } from "../../model/actions/end-walk-test.ts";
import { Refusal } from "../../model/problem.ts";
import { takeAction } from "../append-action.ts";
import type { Hub } from "../hub.ts";
import { asked, flagQuery, listOf, pageQuery } from "../list.ts";
import { listers } from "../role-sets.ts";
import { defineRoute, type Route } from "../route.ts";
import { actionRoute } from "../target-action.ts";

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

function begin(parts: Parts): Route {
	return actionRoute(beginWalkTest, {
		status: 201,
		answer: walkTestShape,
		async handle({ body, who, key }) {
			const seq = await takeAction(parts, beginWalkTest, { who, key, data: { ...body, role: who.role } });
			return { body: await shown(parts.reader, `wlk-${seq}`) };
		},
	});
}

function confirm(parts: Parts): Route {
	return actionRoute(confirmTester, {
		answer: walkTestShape,
		async handle({ id, body: { seq }, who, key }) {
			await takeAction(parts, confirmTester, { who, key, data: { id, seq } }).catch(explained(parts.reader, id));
			return { body: await shown(parts.reader, id) };
		},
	});
}

function end(parts: Parts): Route {
	return actionRoute(endWalkTest, {
		answer: walkTestShape,
		async handle({ id, who, key }) {
			await takeAction(parts, endWalkTest, { who, key, data: { id } }).catch(explained(parts.reader, id));
			return { body: await shown(parts.reader, id) };
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
