import { expect, test } from "vitest";
import { moreFor } from "../../../../src/web/console/incident/more.ts";
import { nearFirst } from "../../../../src/web/console/incident/near.ts";
import { byCamera, type Picture, pictureBeside } from "../../../../src/web/console/incident/strip.ts";
import { anIncident } from "../../some.ts";

const mine = anIncident({ id: "i", state: "acknowledged", owner: "li", alarms: ["a", "b"] });
const asked = { incident: mine, me: "li", role: "operator", others: 1 } as const;

test("who has it may give it back or hand it on; a captain may take over what another has", () => {
	expect(moreFor(asked)).toEqual(["release", "transfer", "hold", "merge", "split"]);
	expect(moreFor({ ...asked, me: "wang" })).toEqual(["hold", "merge", "split"]);
	expect(moreFor({ ...asked, me: "sun", role: "captain" })).toContain("take-over");
	expect(moreFor({ ...asked, role: "captain" })).not.toContain("take-over");
	const nobodys = anIncident({ id: "i", state: "acknowledged" });
	expect(moreFor({ ...asked, incident: nobodys, role: "captain" })).not.toContain("take-over");
});

test("what is alone is folded into nothing, and a single alarm is not split off", () => {
	expect(moreFor({ ...asked, incident: { ...mine, alarms: ["a"] }, others: 0 })).toEqual([
		"release",
		"transfer",
		"hold",
	]);
});

test("a discreet incident is folded into no other", () => {
	expect(moreFor({ ...asked, incident: { ...mine, discreet: true } })).not.toContain("merge");
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
