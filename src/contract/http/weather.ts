import { z } from "zod";
import { declareWeather } from "../../model/actions/declare-weather.ts";
import { endWeather } from "../../model/actions/end-weather.ts";
import { listOf } from "../list.ts";
import { weatherShape } from "../work-shapes.ts";
import { actionRoute } from "./action-route.ts";
import { defineRoute } from "./define-route.ts";
import { flagQuery, pageQuery } from "./queries.ts";
import { listers } from "./roles.ts";

/** Bad weather over named zones, as a person declares it. */
export const listWeather = defineRoute({
	method: "GET",
	path: "/weather",
	roles: listers("weather"),
	summary: "Weather that somebody declared, newest first",
	reads: true,
	input: { query: z.object({ ...pageQuery, open: flagQuery.meta({ description: "Only what still holds" }) }) },
	answer: listOf(weatherShape),
});

export const declareWeatherRoute = actionRoute(declareWeather, { status: 201, answer: weatherShape });
export const endWeatherRoute = actionRoute(endWeather, { answer: weatherShape });
