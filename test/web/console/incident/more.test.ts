import { expect, test } from "vitest";
import { moreOf } from "../../../../src/web/console/incident/more.ts";
import { nearFirst } from "../../../../src/web/console/incident/near.ts";
import { offerIn } from "../../../../src/web/console/incident/offer.ts";
import { byCamera, type Picture, pictureBeside } from "../../../../src/web/console/incident/strip.ts";
import { anIncident } from "../../some.ts";

const mine = anIncident({ id: "i", state: "acknowledged", owner: "li", alarms: ["a", "b"] });

test("evidence that is kept can be let go, and the other way about; the rest is always there", () => {
	const names = (held: object | undefined) => moreOf({ held }).map(([what]) => what);
	expect(names(undefined)).toEqual(["release", "transfer", "take-over", "hold", "merge", "split", "ask-volunteers"]);
	expect(names({ by: "li" })).toEqual([
		"release",
		"transfer",
		"take-over",
		"end-hold",
		"merge",
		"split",
		"ask-volunteers",
	]);
	expect(new Map(moreOf({ held: {} })).get("end-hold")).toBe("hold");
});

test("the hub's word is offered as it is: what is possible, what is not with its reason, what is another's not at all", () => {
	const allowed = [
		{ action: "release" },
		{ action: "take-over", why: "yours" as const },
		{ action: "review", why: "role" as const },
		{ action: "shelve", alarm: "alm-1", why: "life-alarm" as const },
		{ action: "shelve", alarm: "alm-2" },
	];
	expect(offerIn(allowed, "release")).toEqual({});
	expect(offerIn(allowed, "take-over")).toEqual({ why: "yours" });
	expect(offerIn(allowed, "review")).toBeUndefined();
	expect(offerIn(allowed, "shelve")).toBeUndefined();
	expect(offerIn(allowed, "shelve", "alm-1")).toEqual({ why: "life-alarm" });
	expect(offerIn(allowed, "shelve", "alm-2")).toEqual({});
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
