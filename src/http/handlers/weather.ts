import { declareWeatherRoute, endWeatherRoute, listWeather } from "../../contract/http/weather.ts";
import { presentWeather } from "../../contract/present-work.ts";
import type { WeatherShape } from "../../contract/work-shapes.ts";
import { declareWeather } from "../../model/actions/declare-weather.ts";
import { endWeather } from "../../model/actions/end-weather.ts";
import { Refusal } from "../../model/problem.ts";
import { takeAction } from "../append-action.ts";
import { handle } from "../handle.ts";
import type { Hub } from "../hub.ts";
import { asked } from "../list.ts";

export const handleListWeather = handle(listWeather, async ({ input: { query }, principal: { role }, hub }) => ({
	body: await hub.live.lists.page({ list: "weather", query: asked(query), role }),
}));

export const handleDeclareWeather = handle(declareWeatherRoute, async ({ input: { body }, ...call }) => {
	const seq = await takeAction(call, declareWeather, { data: { ...body, role: call.principal.role } });
	return { body: await shown(call.hub.reader, `wth-${seq}`) };
});

export const handleEndWeather = handle(endWeatherRoute, async ({ input: { params }, ...call }) => {
	const { reader } = call.hub;
	const { id } = params;
	try {
		await takeAction(call, endWeather, { data: { id } });
	} catch (error) {
		if (!(error instanceof Refusal) || error.problem.code !== "wrong-state") throw error;
		if (await reader.object("weather", id)) throw new Refusal({ ...error.problem, state: "ended" });
		throw new Refusal({ code: "not-found", detail: `no weather ${id} was declared` });
	}
	return { body: await shown(reader, id) };
});

async function shown(reader: Hub["reader"], id: string): Promise<WeatherShape> {
	const weather = await reader.object("weather", id);
	if (!weather) throw new Error(`weather ${id} was declared, and it is not there`);
	return presentWeather(weather);
}
