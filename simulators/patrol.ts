import patrol from "../devices/patrol.ts";
import { defineSimulator } from "./simulator.ts";
import { chanceOf } from "./world/random.ts";

const FULLEST_PERCENT = 100;
const EMPTIEST_PERCENT = 60;

/** A reader knows the badges held to it. It lives on a battery. */
export default defineSimulator(patrol, {
	remember: () => ({}),
	sense({ happened, say }) {
		for (const it of happened) {
			if (it.what === "badge") say("checkin", { guard: it.guard, method: "nfc" }, Math.round(it.heldAt ?? it.at));
		}
	},
	health: ({ id }) => ({
		batteryPercent: Math.round(EMPTIEST_PERCENT + (FULLEST_PERCENT - EMPTIEST_PERCENT) * chanceOf("battery", id)),
	}),
});
