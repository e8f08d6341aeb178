import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { z } from "zod";
import { addUser, newFolder, signIn, startHub } from "../hub-process.ts";
import { spoilt } from "../site/spoilt.ts";

const shape = z.looseObject({ hash: z.string(), refused: z.unknown().optional() });

test("SIGHUP makes a running hub read its file anew; a wrong one is refused, logged and shown, and the hub runs on", async () => {
	const data = newFolder();
	addUser(data, "sun", "admin");
	const file = await spoilt(["stepAway: 15 min", "stepAway: 14 min"]);
	const hub = await startHub({ data, config: file });
	try {
		const api = await signIn(hub.http, "sun");
		const get = () => api.get("/configuration", shape);
		const { hash } = await get();
		const hangUp = async (from: string, to: string) => {
			await writeFile(file, (await readFile(file, "utf8")).replace(from, to));
			hub.process.kill("SIGHUP");
		};
		await hangUp("stepAway: 14 min", "stepAway: 13 min");
		await expect.poll(async () => (await get()).hash).not.toBe(hash);
		expect(hub.lines.some(({ msg, changes }) => msg === "configuration changed" && changes === 1)).toBe(true);

		const changed = (await get()).hash;
		await hangUp("stepAway: 13 min", "stepAway: 13");
		await expect.poll(async () => (await get()).refused).toMatchObject({ by: "hub" });
		expect((await get()).hash).toBe(changed);
		expect(hub.lines.some(({ msg }) => msg === "the configuration is wrong; the one before stays in force")).toBe(true);
	} finally {
		expect(await hub.stop()).toBe(0);
	}
});
