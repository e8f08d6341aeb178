import { expect, test } from "vitest";
import { Outbox } from "../../simulators/outbox.ts";

const said = (at: number) => ({ type: "perimeter.tamper", at, data: {} });

test("a device keeps its newest ten thousand reports, and the oldest go first", () => {
	const outbox = new Outbox();
	for (let n = 0; n < 10_003; n++) outbox.keep(`id-${n}`, said(n));
	expect(outbox.size).toBe(10_000);
	expect(outbox.next(0, 0)?.id).toBe("id-3");
});

test("states that were not heard before the link broke are dropped: they will be said anew", () => {
	const outbox = new Outbox();
	outbox.keep("state", { ...said(0), initial: true });
	outbox.keep("event", said(0));
	expect(outbox.next(0, 0)?.id).toBe("state");
	outbox.linkLost();
	expect(outbox.next(0, 0)?.id).toBe("event");
	expect(outbox.next(0, 0)).toBeUndefined();
});
