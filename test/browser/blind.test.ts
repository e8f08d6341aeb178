import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { guardRoom } from "./guard-room.ts";

const room = guardRoom({ people: { lin: "operator" }, devices: ["beam-west-1"] });

test("a store that takes nothing is on the desk and on the wall within seconds, with a sound, and as an incident after", async () => {
	const desk = await room.deskOf("lin", { size: [1280, 720] });
	const wall = await desk.page.context().newPage();
	await wall.goto(`${room.hub.http}/?kiosk`);
	await desk.page.locator("[data-testid=connection][data-state=live]").waitFor();
	const other = new Database(join(room.hub.data, "journal.sqlite"));
	onTestFinished(() => void other.close());
	other.exec("BEGIN IMMEDIATE");
	// Whatever the hub is to record next, such as this, is what it finds out by.
	const reported = room.report("beam-west-1", "perimeter.beam-broken", { beams: [1, 2] }).catch(() => undefined);
	for (const page of [desk.page, wall]) {
		const banner = page.locator("[data-testid=blind][data-causes=store-failing]");
		await banner.waitFor();
		expect(await banner.textContent()).toMatch(/store|存储/);
		await page.locator("html[data-stale=true]").waitFor();
	}
	await desk.says("playing", "blind");
	await desk.page.locator("[data-testid=connection][data-state=blind]").waitFor();
	other.exec("ROLLBACK");
	await reported;
	for (const page of [desk.page, wall]) {
		await page.getByTestId("blind").waitFor({ state: "detached" });
		await page.locator("html[data-stale=false]").waitFor();
	}
	await desk.row("Hub fault").waitFor();
	await wall.close();
});
