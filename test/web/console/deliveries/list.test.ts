import { expect, test } from "vitest";
import type { DeliveryShape } from "../../../../src/contract/work-shapes.ts";
import { deliveriesOf } from "../../../../src/web/console/deliveries/list.ts";

const delivery = (change: Partial<DeliveryShape> & { id: string }): DeliveryShape => ({
	rev: 1,
	incident: "inc-1",
	channel: "sms",
	to: "captain",
	about: "told-on",
	state: "sent",
	since: "2026-11-23T18:13:07.000Z",
	attempts: 1,
	...change,
});
const told = (...all: DeliveryShape[]) => new Map(all.map((one) => [one.id, one]));

test("a message that was read stands as the feed has told of it since, once, the newest first", () => {
	const read = [
		delivery({ id: "dlv-1.1" }),
		delivery({ id: "dlv-2.1", rev: 9, state: "delivered", since: "2026-11-23T18:20:00.000Z" }),
	];
	const now = told(delivery({ id: "dlv-1.1", rev: 5, state: "failed" }), delivery({ id: "dlv-2.1", rev: 8 }));
	expect(deliveriesOf(read, now, {}).map(({ id, state }) => [id, state])).toEqual([
		["dlv-2.1", "delivered"],
		["dlv-1.1", "failed"],
	]);
});

test("what has not got through is found: tried again or given up, of one incident or of all", () => {
	const all = told(
		delivery({ id: "dlv-1.1", state: "failed" }),
		delivery({ id: "dlv-2.1", state: "dead", incident: "inc-2" }),
		delivery({ id: "dlv-3.1", state: "withdrawn" }),
	);
	const ids = (wanted: Parameters<typeof deliveriesOf>[2]) => deliveriesOf([], all, wanted).map(({ id }) => id);
	expect(ids({ failing: true }).toSorted()).toEqual(["dlv-1.1", "dlv-2.1"]);
	expect(ids({ failing: true, incident: "inc-2" })).toEqual(["dlv-2.1"]);
	expect(ids({ incident: "inc-1" })).toHaveLength(2);
});
