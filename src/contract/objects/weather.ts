import { weather } from "../../model/objects/weather.ts";
import { presentWeather } from "../present-work.ts";
import { type WeatherShape, weatherShape } from "../work-shapes.ts";
import { defineShown, type Fields } from "./define-shown.ts";

const ALL = [
	...["id", "rev", "zones", "by", "reason", "since", "until", "endedAt"],
] as const satisfies Fields<WeatherShape>;

/** What was declared, where and by whom. */
export const shownWeather = defineShown(weather, {
	shape: weatherShape,
	present: presentWeather,
	seen: { operator: ALL, captain: ALL, manager: ALL, admin: ALL },
});
