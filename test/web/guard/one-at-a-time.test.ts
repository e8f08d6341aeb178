import { expect, test } from "vitest";
import { oneAtATime } from "../../../src/web/guard/queue/one-at-a-time.ts";

test("a second touch while the first is being kept does nothing; the next one after it does", async () => {
	const kept: string[] = [];
	let done = () => {};
	const touch = oneAtATime(async (what: string) => {
		kept.push(what);
		await new Promise<void>((go) => {
			done = go;
		});
	});
	touch("cp-b01");
	touch("cp-b01");
	expect(kept).toEqual(["cp-b01"]);
	done();
	await expect
		.poll(() => {
			touch("cp-b02");
			return kept;
		})
		.toEqual(["cp-b01", "cp-b02"]);
	done();
});

test("what fails keeps nothing from being done again", async () => {
	let times = 0;
	const touch = oneAtATime(async () => {
		times++;
		await Promise.reject(new Error("full")).catch(() => undefined);
	});
	touch();
	await expect
		.poll(() => {
			touch();
			return times;
		})
		.toBeGreaterThan(1);
});
