import { expect, test } from "vitest";
import type { DeliveryShape } from "../../../../src/contract/work-shapes.ts";
import { toldHere } from "../../../../src/web/console/captain/told.ts";
import { anIncident } from "../../some.ts";

const at = (minute: number) => `2026-11-23T18:${minute}:00.000Z`;
const incident = anIncident({
	id: "inc-1",
	told: [
		{ who: "shift-leader", at: at(10), to: ["zhao"] },
		{ who: "captain", at: at(11) },
		{ who: "manager", at: at(12) },
		{ who: "on-duty", at: at(13), to: ["zhao", "gao"] },
		{ who: "captain", at: at(14) },
	],
});
const delivery = (id: string, change: Partial<DeliveryShape>): [string, DeliveryShape] => [
	id,
	{
		...{ id, rev: 1, incident: "inc-1", channel: "console", to: "captain", about: "told-on", state: "delivered" },
		...{ since: at(11), attempts: 1, ...change },
	},
];
const captain = { name: "qian", role: "captain" };

test("the captain was told as often as it says so of her, and by each way as far as its newest message has come", () => {
	const deliveries = new Map([
		delivery("dlv-1.1", {}),
		delivery("dlv-1.2", { channel: "sms", state: "failed" }),
		delivery("dlv-4.1", { since: at(14), state: "waiting" }),
		delivery("dlv-2.1", { to: "manager", channel: "mail" }),
		delivery("dlv-0.1", { about: "opened", channel: "siren" }),
		delivery("dlv-9.1", { incident: "inc-2", channel: "mail" }),
	]);
	expect(toldHere(incident, captain, deliveries)).toEqual({
		...{ first: at(11), last: at(14), times: 2 },
		ways: expect.arrayContaining([
			{ channel: "console", state: "waiting" },
			{ channel: "sms", state: "failed" },
		]),
	});
	expect(toldHere(incident, captain, deliveries)?.ways).toHaveLength(2);
});

test("told by no way is said so, and who was not told was not", () => {
	expect(toldHere(incident, captain, new Map())?.ways).toEqual([]);
	expect(toldHere(incident, { name: "gao", role: "guard" }, new Map())?.times).toBe(1);
	expect(toldHere(incident, { name: "lin", role: "operator" }, new Map())).toBeUndefined();
	const all = { ...incident, told: [{ who: "on-duty", at: at(13) }] };
	expect(toldHere(all, captain, new Map())?.times).toBe(1);
});
