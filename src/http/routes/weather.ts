import { z } from "zod";
import { presentWeather } from "../../contract/present-work.ts";
import { type WeatherShape, weatherShape } from "../../contract/work-shapes.ts";
import { declareWeather } from "../../model/actions/declare-weather.ts";
import { endWeather } from "../../model/actions/end-weather.ts";
import { Refusal } from "../../model/problem.ts";
import { takeAction } from "../append-action.ts";
import type { Hub } from "../hub.ts";
import { asked, flagQuery, listOf, pageQuery } from "../list.ts";
import { listers } from "../role-sets.ts";
import { defineRoute, type Route } from "../route.ts";
import { actionRoute } from "../target-action.ts";

type Parts = Pick<Hub, "reader" | "journal" | "clock" | "live">;

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

function declare(parts: Parts): Route {
	return actionRoute(declareWeather, {
		status: 201,
		answer: weatherShape,
		async handle({ body, who, key }) {
			const seq = await takeAction(parts, declareWeather, { who, key, data: { ...body, role: who.role } });
			return { body: await shown(parts.reader, `wth-${seq}`) };
		},
	});
}

function end(parts: Parts): Route {
	const { reader } = parts;
	return actionRoute(endWeather, {
		answer: weatherShape,
		async handle({ id, who, key }) {
			try {
				await takeAction(parts, endWeather, { who, key, data: { id } });
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
