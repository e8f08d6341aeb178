import type { Answers } from "../../../model/patrol.ts";
import { whereabouts } from "../contact/whereabouts.ts";
import type { Held } from "../queue/act.ts";
import type { Shown } from "../scan/read.ts";
import { noteSeen } from "../sos/call.ts";
import type { Hold } from "./hold.ts";

const BOOT = "gatehouse.boot";

/** One run of the browser on this phone: it outlives a reload, and no restart. */
function bootId(): string {
	const before = sessionStorage.getItem(BOOT);
	if (before !== null) return before;
	const id = crypto.randomUUID();
	sessionStorage.setItem(BOOT, id);
	return id;
}

/** Checks in, as of `at`. Once this resolves it is on the phone, and only then is it shown as done. */
export async function checkIn(
	hold: Hold,
	{ at: checkpoint, ...shown }: Shown,
	{ at, answers }: { readonly at: Date; readonly answers: Answers },
): Promise<Held | undefined> {
	const position = whereabouts();
	const held = await hold((counter) => ({
		kind: "checkin",
		body: {
			...{ id: crypto.randomUUID(), ...shown, at: at.toISOString(), counter, bootId: bootId() },
			...(position && { position }),
			...(Object.keys(answers).length > 0 && { answers }),
		},
	}));
	if (held) await noteSeen({ checkpoint, at: at.toISOString() });
	return held;
}
