import { z } from "zod";
import { presentWeather } from "../../contract/present-work.ts";
import { type WeatherShape, weatherShape } from "../../contract/work-shapes.ts";
import { Refusal } from "../../model/problem.ts";
import { HANDLERS } from "../../model/role.ts";
import { act } from "../append-action.ts";
import type { Hub } from "../hub.ts";
import { asked, flagQuery, listOf, pageQuery } from "../list.ts";
import { listers } from "../role-sets.ts";
import { defineRoute, type Route } from "../route.ts";
import { said, untilBody } from "../until.ts";

type Parts = Pick<Hub, "reader" | "journal" | "clock" | "live">;

const ZONES_AT_MOST = 200;

/** Bad weather over named zones, as a person declares it. */
export function weatherRoutes(parts: Parts): readonly Route[] {
	return [list(parts), declare(parts), end(parts)];
}

function list({ live: { lists } }: Parts): Route {
	return defineRoute({
		method: "GET",
		path: "/weather",
		roles: listers("weather"),
		summary: "Weather that somebody declared, newest first",
		problems: ["malformed"],
		reads: true,
		input: { query: z.object({ ...pageQuery, open: flagQuery.meta({ description: "Only what still holds" }) }) },
		answer: listOf(weatherShape),
		async handle({ query, who: { role } }) {
			return { body: await lists.page({ list: "weather", query: asked(query), role }) };
		},
	});
}

function declare({ reader, journal, clock }: Parts): Route {
	return defineRoute({
		method: "POST",
		path: "/weather",
		roles: HANDLERS,
		summary:
			"Say that there is bad weather over zones, 30 min at most: single-beam breaks there count as medium. Two walls at once at most, and the third time in a watch it is a captain's",
		input: {
			body: z.object({
				zones: z.array(z.string().max(63)).min(1).max(ZONES_AT_MOST),
				until: untilBody,
				reason: said,
			}),
		},
		status: 201,
		answer: weatherShape,
		problems: ["wrong-state"],
		idempotent: true,
		async handle({ body, who, key }) {
			const data = { ...body, role: who.role };
			const seq = await act({ journal, clock }, { who, key, type: "weather.declared", data });
			return { body: await shown(reader, `wth-${seq}`) };
		},
	});
}

function end({ reader, journal, clock }: Parts): Route {
	return defineRoute({
		method: "POST",
		path: "/weather/{id}/end",
		roles: HANDLERS,
		summary: "Say that it is over: every break there counts as before",
		input: { params: z.object({ id: z.string().max(64) }), body: z.object({}).nullish() },
		answer: weatherShape,
		problems: ["not-found", "wrong-state"],
		idempotent: true,
		async handle({ params: { id }, who, key }) {
			try {
				await act({ journal, clock }, { who, key, type: "weather.ended", data: { id } });
			} catch (error) {
				if (!(error instanceof Refusal) || error.problem.code !== "wrong-state") throw error;
				if (await reader.object("weather", id)) throw new Refusal({ ...error.problem, state: "ended" });
				throw new Refusal({ code: "not-found", detail: `no weather ${id} was declared` });
			}
			return { body: await shown(reader, id) };
		},
	});
}

async function shown(reader: Hub["reader"], id: string): Promise<WeatherShape> {
	const weather = await reader.object("weather", id);
	if (!weather) throw new Error(`weather ${id} was declared, and it is not there`);
	return presentWeather(weather);
}
