import { expect, test } from "vitest";
import { floodIn } from "../../../../src/web/console/queue/flood.ts";
import { anIncident } from "../../some.ts";

test("a flood is said as long as something of its groups waits to be taken; what is urgent never stands in one", () => {
	const water = (id: string, change = {}) => anIncident({ id, priority: "medium", group: "home.water b03", ...change });
	const queue = [water("1"), water("2"), water("3", { group: "home.water b05" }), anIncident({ id: "breach" })];
	expect(floodIn(queue)).toEqual({ alarms: 3, groups: 2 });
	expect(floodIn([...queue, water("4", { priority: "critical" })])).toEqual({ alarms: 3, groups: 2 });
	expect(floodIn(queue.map((one) => ({ ...one, state: "acknowledged" })))).toBeUndefined();
	expect(floodIn([])).toBeUndefined();
});
