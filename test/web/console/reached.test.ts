import { expect, test } from "vitest";
import type { IncidentShape } from "../../../src/contract/shapes.ts";
import { DISPATCH_STATES } from "../../../src/model/dispatch.ts";
import { REACHES } from "../../../src/model/reach.ts";
import { confirmedBy, reachedBy } from "../../../src/web/console/incident/reached.ts";

type Dispatch = NonNullable<IncidentShape["dispatches"]>[number];
const AT = "2026-11-23T02:13:00.000+08:00";
const sent = (more: Partial<Dispatch>): Dispatch => ({
	...{ id: "dsp-1", guard: "zhang", state: "sent", by: "li", sentAt: AT },
	...more,
});

test("nobody whom the hub can't reach is ever called sent or unanswering", () => {
	for (const state of ["sent", "unanswered"] as const) {
		expect(reachedBy(sent({ state, reach: "radio" })).key).toBe("dispatched.radio");
		expect(confirmedBy(sent({ state, reach: "radio" }))).toEqual([]);
	}
	expect(reachedBy(sent({ id: "sending-zhang" })).key).toBe("dispatched.sending");
	expect(reachedBy(sent({ reach: "app" })).key).toBe("dispatched.sent.app");
	expect(reachedBy(sent({ reach: "push" })).key).toBe("dispatched.sent.push");
});

test("what a guard says is shown however they were reached; what the phone confirmed, with its times", () => {
	for (const reach of REACHES) {
		for (const state of DISPATCH_STATES.filter((one) => one !== "sent" && one !== "unanswered")) {
			expect(reachedBy(sent({ state, reach })).key).toBe(`dispatched.${state}`);
		}
	}
	expect(reachedBy(sent({ reach: "radio", receivedAt: AT })).key).toBe("dispatched.sent");
	expect(confirmedBy(sent({ reach: "app" }))).toEqual([{ key: "dispatch.unconfirmed" }]);
	expect(confirmedBy(sent({ reach: "app", receivedAt: AT, seenAt: AT }))).toEqual([
		{ key: "dispatch.received", at: AT },
		{ key: "dispatch.seen", at: AT },
	]);
});
