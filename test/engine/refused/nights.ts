import { garden, Night } from "../../scenario.ts";

export const BEAM = "beam-east-3";
const PANEL = "panel-b03-2-0401";
export const branch = { beams: [1] };

/** One beam of the east wall at 02:13, taken by Li at 02:13:10. */
export function breached(): Night {
	const night = new Night();
	night.device("02:13:00", BEAM, "perimeter.beam-broken", branch);
	night.acknowledge("02:13:10", "li");
	return night;
}

/** Somebody presses for help in a flat, and Li takes it. */
export function called(type: string, data: object = {}): Night {
	const night = new Night();
	night.device("02:13:00", PANEL, type, { ...data });
	night.acknowledge("02:13:10", "li");
	return night;
}

/** Li has signed off, and nobody watches. */
export function left(): Night {
	const night = new Night();
	night.person("01:50:00", "li", "shift.signed-on", { guards: [{ guard: "zhang", leader: true }] });
	night.person("01:51:00", "li", "shift.signed-off", {});
	return night;
}

const practised = {
	...garden,
	drills: new Map([
		[
			"smoke",
			{
				id: "smoke",
				words: { en: "-", "zh-CN": "-" },
				reports: [{ afterMs: 0, device: PANEL, type: "home.smoke", data: {} }],
			},
		],
	]),
};

/** An exercise with smoke in a flat. */
export function drilled(): Night {
	const night = new Night(practised);
	night.person("02:00:00", "li", "drill.begun", { scenario: "smoke" });
	night.until("02:00:01");
	return night;
}
