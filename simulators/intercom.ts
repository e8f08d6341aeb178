import intercom from "../devices/intercom.ts";
import { defineSimulator } from "./simulator.ts";

interface Memory {
	isOpen: boolean;
}

/** A door station knows calls made at it, releases of its lock that are wired to it, and its door's contact. */
export default defineSimulator(intercom, {
	remember: (): Memory => ({ isOpen: false }),
	sense({ device, happened, memory, say }) {
		const { reports } = device.options;
		for (const it of happened) {
			switch (it.what) {
				case "called":
					say("call-started", { callId: it.callId, unit: it.unit }, it.at);
					break;
				case "answered":
					say("call-answered", { callId: it.callId }, it.at);
					break;
				case "hung-up":
					say("call-ended", { callId: it.callId, reason: it.reason }, it.at);
					break;
				case "unlocked":
					if (Array.isArray(reports) && !reports.includes(it.by)) break;
					say("door-unlocked", { by: it.by, ...(it.callId !== undefined && { callId: it.callId }) }, it.at);
					break;
				case "opened":
				case "closed":
					memory.isOpen = it.what === "opened";
					say(`door-${it.what}`, {}, it.at);
					break;
				case "refused":
					say("access-denied", { by: it.by, reason: it.reason }, it.at);
					break;
			}
		}
	},
	obey({ say }, { name }) {
		if (name !== "unlock") return { ok: false, error: `not understood: ${name}` };
		say("door-unlocked", { by: "guard" });
		return { ok: true };
	},
	state({ memory, say }) {
		say(memory.isOpen ? "door-opened" : "door-closed", {});
	},
});
