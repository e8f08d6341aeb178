import { expect, test } from "vitest";
import { checkExpected } from "../../simulators/expected.ts";

const breach = {
	id: "inc-1",
	type: "perimeter.breach",
	priority: "high",
	zone: "east-3",
	state: "open",
	corroborated: true,
	alarms: ["alm-1", "alm-2"],
} as const;

test("what is as expected has nothing to say", () => {
	const wanted = { type: "perimeter.breach", zone: "east-3", priority: "high", corroborated: true, alarms: 2 } as const;
	expect(checkExpected({ incidents: [wanted] }, [breach])).toEqual([]);
});

test("a missing incident, a wrong count and an uninvited one are each told in words", () => {
	expect(checkExpected({ incidents: [{ type: "home.panic", unit: "b03-2-0401", priority: "critical" }] }, [])).toEqual([
		"expected critical home.panic, of b03-2-0401; there is no incident at all",
	]);
	const twice = { type: "perimeter.breach", priority: "high", alarms: 4 } as const;
	expect(checkExpected({ incidents: [twice] }, [breach])).toEqual([
		"expected high perimeter.breach, 4 alarms; there is high perimeter.breach, in east-3, open, corroborated, 2 alarms",
		"nobody expected high perimeter.breach, in east-3, open, corroborated, 2 alarms",
	]);
});

test("who sits at the desk is no part of a story that does not name it", () => {
	const alone = { ...breach, type: "guard-room.unattended", zone: "guard-room" };
	expect(checkExpected({ incidents: [] }, [alone])).toEqual([]);
	expect(checkExpected({ incidents: [], never: ["guard-room.unattended"] }, [alone])).toHaveLength(1);
});

test("one incident stands for one expectation", () => {
	const wanted = { type: "perimeter.breach", priority: "high" } as const;
	expect(checkExpected({ incidents: [wanted, wanted] }, [breach])).toHaveLength(1);
});

test("an incident that was folded into another is looked at no more", () => {
	const lost = { ...breach, id: "inc-2", type: "device.lost" };
	const feed = { ...breach, id: "inc-3", type: "feed.lost", merged: ["inc-2"] };
	expect(checkExpected({ incidents: [{ type: "feed.lost", priority: "high" }] }, [lost, feed])).toEqual([]);
});

test("what must never appear is told even where others may be", () => {
	expect(checkExpected({ incidents: [], others: true, never: ["perimeter.breach"] }, [breach])).toHaveLength(1);
	expect(checkExpected({ incidents: [], others: true }, [breach])).toEqual([]);
});
