import home from "../devices/home.ts";
import { defineSimulator } from "./simulator.ts";

interface Memory {
	armed: "away" | "stay" | undefined;
}

/** A panel knows its buttons, and whether it is armed. What its sensors find comes as its own report. */
export default defineSimulator(home, {
	remember: (): Memory => ({ armed: undefined }),
	sense({ happened, memory, say }) {
		for (const it of happened) {
			if (it.what === "pressed") {
				say("panic", { button: it.button, ...(it.silent && { silent: true }) }, it.at);
				// The button springs back. The alarm latches all the same; but nobody holds it down when it is reset.
				say("restored", { of: "home.panic" }, it.at);
			}
			if (it.what === "armed" || it.what === "disarmed") {
				memory.armed = it.what === "armed" ? it.mode : undefined;
				say(it.what, { mode: it.mode, by: "keypad" }, it.at);
			}
		}
	},
	obey(_at, { name }) {
		return name === "siren" || name === "announce" ? { ok: true } : { ok: false, error: `not understood: ${name}` };
	},
	state({ memory, say }) {
		if (memory.armed) say("armed", { mode: memory.armed });
	},
});
