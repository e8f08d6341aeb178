import { decode } from "jpeg-js";
import { expect, test } from "vitest";
import { z } from "zod";
import { incidentShape } from "../../src/contract/shapes.ts";
import { comeInAs } from "../demo-link.ts";
import { startHub } from "../hub-process.ts";

const page = z.object({ items: z.array(incidentShape) });
const MOMENTS = ["before", "at", "after"];

test("whoever climbs the wall is seen before, at and after, by the camera that looks at it", async () => {
	const hub = await startHub({ args: ["--simulate", "wall-climb", "--seed", "1"] });
	try {
		const api = await comeInAs(hub, "operator");
		const pictures = async () => {
			const { items } = await api.get("/incidents", page);
			const breach = items.find(({ type }) => type === "perimeter.breach");
			return (breach?.pictures ?? []).filter(({ device }) => device === "cam-east-3");
		};
		await expect
			.poll(async () => (await pictures()).flatMap(({ hash, moment }) => (hash === undefined ? [] : moment)))
			.toEqual(expect.arrayContaining(MOMENTS));
		const hashes = new Set<string>();
		const columns: number[] = [];
		for (const { hash = "" } of await pictures()) {
			if (hash === "") continue;
			hashes.add(hash);
			const answer = await fetch(`${hub.http}/api/v1/snapshots/${hash}`, { headers: { cookie: api.cookie } });
			expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
			const { width, height } = decode(new Uint8Array(await answer.arrayBuffer()), { useTArray: true });
			columns.push(width, height);
		}
		expect(hashes.size).toBeGreaterThanOrEqual(MOMENTS.length);
		expect(new Set(columns)).toEqual(new Set([480, 270]));
		const taken = await api.post("/devices/cam-east-3/commands", { name: "snapshot" });
		expect(taken).toMatchObject({ status: 200, body: { outcome: "done" } });
		const opened = await api.post("/devices/door-b03-2/commands", { name: "unlock" });
		expect(opened).toMatchObject({ status: 200, body: { outcome: "done" } });
		expect(await hub.stop()).toBe(0);
	} finally {
		await hub.kill9();
	}
});
