import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { BUDGETS } from "../../src/model/budgets.ts";
import { openRig, type Person, type Rig } from "./rig.ts";

let rig: Rig;
let person: Person;
beforeAll(async () => {
	rig = await openRig();
	person = await rig.person("captain");
	await person.call("POST", "/shifts/sign-on", { guards: [] });
	const data = { score: 0.5, note: "x".repeat(20_000) };
	await Promise.all(Array.from({ length: 60 }, () => rig.says("cam-east-3", "camera.motion", data)));
});
afterAll(() => rig.close());

/** Every route that lists, and what else grows with the compound. */
const LONG = [
	...["/events?limit=1000", "/events?limit=1000&device=cam-east-3", "/incidents?limit=1000", "/alarms?limit=1000"],
	...["/devices?limit=1000", "/bypasses", "/deliveries", "/shifts", "/shifts/current", "/walk-tests", "/weather"],
	...["/drills", "/site", "/openapi.json", "/asyncapi.json"],
];

test("what is long is not serialised where devices are acknowledged", async () => {
	for (const path of LONG) await person.call("GET", path);
	const written: number[] = [];
	const { stringify } = JSON;
	const watch = vi.spyOn(JSON, "stringify").mockImplementation((...given: Parameters<typeof stringify>) => {
		const text = stringify(...given);
		written.push(text?.length ?? 0);
		return text;
	});
	for (const path of LONG) {
		written.length = 0;
		const { status, text } = await person.call("GET", path);
		expect([path, status]).toEqual([path, 200]);
		expect(text.length).toBeGreaterThan(10);
		expect([path, Math.max(0, ...written)]).toEqual([path, expect.toSatisfy((most: number) => most < 2_000)]);
	}
	watch.mockRestore();
});

test.each(["", "&device=cam-east-3", "&type=camera.motion", "&zone=east-3"])(
	"a page of events ends at its bytes, whatever it is narrowed by: %s",
	async (filter) => {
		const seqs: number[] = [];
		let cursor = "";
		let pages = 0;
		do {
			const { answer, text } = await person.call("GET", `/events?limit=1000${filter}${cursor}`);
			expect(text.length).toBeLessThan(2 * BUDGETS.page.limit);
			expect(answer.items.length).toBeGreaterThan(0);
			seqs.push(...answer.items.map(({ seq }: { seq: number }) => seq));
			cursor = answer.nextCursor === undefined ? "" : `&cursor=${answer.nextCursor}`;
			pages++;
		} while (cursor !== "");
		expect(pages).toBeGreaterThan(1);
		expect(new Set(seqs).size).toBe(seqs.length);
		expect(seqs.length).toBeGreaterThanOrEqual(60);
	},
);
