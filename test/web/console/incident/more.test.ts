import { expect, test } from "vitest";
import { moreFor } from "../../../../src/web/console/incident/more.ts";
import { nearFirst } from "../../../../src/web/console/incident/near.ts";
import { byCamera, type Picture, pictureBeside } from "../../../../src/web/console/incident/strip.ts";
import { anIncident } from "../../some.ts";

const mine = anIncident({ id: "i", state: "acknowledged", owner: "li", alarms: ["a", "b"] });
const all = ["release", "transfer", "take-over", "hold", "merge", "split"].map((action) => ({ action }));
const names = (asked: Parameters<typeof moreFor>[0]) => moreFor(asked).map(({ what }) => what);

test("what the hub allows is offered; what it does not, with its reason", () => {
	const allowed = all.map((one) => (one.action === "take-over" ? { ...one, why: "yours" as const } : one));
	expect(moreFor({ incident: mine, allowed, others: 1 })).toEqual([
		{ what: "release" },
		{ what: "transfer" },
		{ what: "take-over", why: "yours" },
		{ what: "hold" },
		{ what: "merge" },
		{ what: "split" },
	]);
});

test("until the hub has said so, all is offered", () => {
	expect(names({ incident: mine, allowed: undefined, others: 1 })).toEqual(all.map(({ action }) => action));
});

test("what is for another role is not shown, what is kept is let go, and what is alone is folded into nothing", () => {
	const allowed = all.map((one) => (one.action === "split" ? { ...one, why: "role" as const } : one));
	const held = { by: "li", at: "2026-11-23T18:13:00.000Z", reason: "police" };
	expect(names({ incident: { held }, allowed, others: 0 })).toEqual(["release", "transfer", "take-over", "end-hold"]);
});

test("incidents of the same zone are offered first, then those beside it", () => {
	const beside = anIncident({ id: "beside", zones: ["east-4"] });
	const far = anIncident({ id: "far", zones: ["west-1"] });
	const same = anIncident({ id: "same", zones: ["north-1", "east-3"] });
	const found = nearFirst(mine, [far, beside, same], () => ["east-2", "east-4"]);
	expect(found.map(({ id }) => id)).toEqual(["same", "beside", "far"]);
});

const shot = (device: string, moment: Picture["moment"], second: number, hash?: string): Picture => ({
	device,
	moment,
	at: `2026-11-23T18:13:${second}.000Z`,
	...(hash === undefined ? { absent: "no-reply" } : { hash }),
});

test("pictures stand by camera, before, at and after; the arrows pass over those that did not come", () => {
	const all = [shot("own", "after", 20, "c"), shot("near", "at", 11, "d"), shot("own", "before", 10, "a")];
	const cameras = byCamera([...all, shot("own", "at", 15)]);
	expect(cameras.map(({ device }) => device)).toEqual(["own", "near"]);
	const own = cameras[0]?.pictures ?? [];
	expect(own.map(({ moment }) => moment)).toEqual(["before", "at", "after"]);
	expect(pictureBeside(own, "a", 1)?.hash).toBe("c");
	expect(pictureBeside(own, "a", -1)?.hash).toBe("c");
});
