import { describe, expect, test } from "vitest";
import { signIn } from "../hub-process.ts";
import { DAY, NIGHT, unwatchedAt } from "../local-hour.ts";
import type { Desk } from "./desk.ts";
import { guardRoom } from "./guard-room.ts";
import { goTo, holdEnter, idOf, takeByKey } from "./hands.ts";

describe.each([NIGHT, DAY])("at %i o'clock", (hour) => {
	const room = guardRoom({
		people: { lin: "operator", wang: "captain", gao: "guard" },
		devices: ["beam-west-1", "beam-west-4", "cam-east-1", "beam-north-2"],
		hour,
	});
	const deskOf = (name: string) => room.deskOf(name, { size: [1280, 720] });

	/** So many zones are bypassed, besides those that the hour leaves unwatched. */
	const bypassed = ({ page }: Desk, n: number) =>
		page.locator(`[data-testid=bypassed][data-count="${n + unwatchedAt(hour)}"]`).waitFor();

	test("a wall is walked: its zones are hatched, each detector passes once somebody says that it was the tester, a reload loses nothing, and it ends", async () => {
		const desk = await deskOf("lin");
		const { page } = desk;
		await page.keyboard.press("b");
		await page.getByTestId("begin-walk-test").click();
		await page.getByTestId("walk-test-of").selectOption("west");
		await holdEnter(desk, "walk-test");
		await page.locator("[data-bypass-zone=west-1]").waitFor({ state: "attached" });
		await bypassed(desk, 4);
		await page.locator("[data-testid=test-mark][data-detector=beam-west-1][data-passed=false]").waitFor();

		await room.report("beam-west-1", "perimeter.beam-broken", { beams: [1] });
		await room.report("beam-west-1", "perimeter.restored", { of: "perimeter.beam-broken" });
		await page.locator("[data-testid=tester-question][data-detector=beam-west-1]").getByTestId("tester-yes").click();
		await page.locator("[data-testid=test-mark][data-detector=beam-west-1][data-passed=true]").waitFor();
		await bypassed(desk, 3);
		expect(await desk.row("West wall 1").count()).toBe(0);

		await page.reload();
		await page.locator("[data-testid=test-mark][data-detector=beam-west-1][data-passed=true]").waitFor();
		await page.keyboard.press("b");
		const list = page.getByTestId("walk-test").first();
		await list.locator("[data-detector=beam-west-1][data-passed=true]").waitFor();
		await list.locator("[data-detector=beam-west-2][data-passed=false]").waitFor();
		await list.getByTestId("walk-test-end").click();
		await bypassed(desk, 0);
		await page.locator("[data-testid=test-mark]").first().waitFor({ state: "detached" });
		await page.keyboard.press("Escape");

		// What has been tested guards again.
		await room.report("beam-west-4", "perimeter.beam-broken", { beams: [1, 2] });
		await desk.row("West wall 4").waitFor();
	});

	test("an alarm is shelved from the plan with a reason, waits on its own tab without a sound, and comes back", async () => {
		const desk = await deskOf("lin");
		const { page } = desk;
		await room.report("cam-east-1", "camera.recording-failed", {});
		const row = desk.row("East wall 1");
		await row.waitFor();
		const id = await idOf(row);
		// What sounds goes on sounding until somebody takes it: shelving takes nothing.
		await goTo(desk, id);
		await takeByKey(desk, id);
		await page.goto(`${room.hub.http}/zones/east-1`);
		await page.getByTestId("thing-card").getByTestId("shelve").first().click();
		await page.getByTestId("reason").fill("Works on the mast");
		await holdEnter(desk, "shelve");
		await desk.rowOf(id).waitFor({ state: "detached" });
		await page.getByTestId("tab-shelved").click();
		await desk.rowOf(id).getByTestId("row-rest").getByText("lin").waitFor();
		await page.getByTestId("zone-bypasses").getByText("Works on the mast").waitFor();
		await bypassed(desk, 1);

		await page.reload();
		await page.getByTestId("tab-shelved").click();
		await desk.rowOf(id).getByText("Shelved until").waitFor();
		await page.getByTestId("zone-bypasses").getByTestId("shelve.end").click();
		await desk.rowOf(id).waitFor({ state: "detached" });
		await page.getByTestId("tab-active").click();
		await desk.rowOf(id).waitFor();
		await bypassed(desk, 0);
	});

	test("a high alarm is shelved only once a captain has confirmed it", async () => {
		const desk = await deskOf("lin");
		await room.report("beam-north-2", "perimeter.beam-broken", { beams: [1] });
		const row = desk.row("North wall 2");
		await row.waitFor();
		const id = await idOf(row);
		await goTo(desk, id);
		await takeByKey(desk, id);
		await desk.page.goto(`${room.hub.http}/zones/north-2`);
		await desk.page.getByTestId("thing-card").getByTestId("shelve").first().click();
		await desk.page.getByTestId("reason").fill("Branches in the beam");
		await holdEnter(desk, "shelve");
		await desk.page.getByTestId("zone-bypasses").getByText("a captain has to confirm").waitFor();
		const captain = await deskOf("wang");
		await captain.page.keyboard.press("b");
		await captain.page.getByTestId("shelve.confirm").click();
		await captain.page.getByTestId("shelve.confirm").waitFor({ state: "detached" });
		await desk.page.getByTestId("tab-shelved").click();
		await desk.row("North wall 2").getByTestId("row-rest").waitFor();
	});

	test("a detector is out of service once who watches in its place has accepted, and back again", async () => {
		const desk = await deskOf("lin");
		const { page } = desk;
		await page.goto(`${room.hub.http}/devices/beam-west-1`);
		await page.getByTestId("out-of-service").click();
		await page.getByTestId("reason").fill("Lens is replaced");
		await page.getByTestId("watch").selectOption("wang");
		// Only who may watch can be chosen: a guard never.
		expect(await page.getByTestId("watch").locator("option").allTextContents()).not.toContain("gao");
		await page.locator("input[name=work][value='30']").check();
		await holdEnter(desk, "out-of-service");
		await page.getByTestId("thing-card").getByText("Not in force: wang has not accepted").first().waitFor();
		const captain = await deskOf("wang");
		const asked = captain.page.locator("[data-testid=watch-request][data-device=beam-west-1]");
		await asked.getByText("lin asks you to watch").waitFor();
		await asked.getByTestId("watch-accept").click();
		await asked.waitFor({ state: "detached" });
		await page.getByTestId("thing-card").getByText("watched by wang").first().waitFor();
		await page.getByTestId("thing-card").getByText("Not in force").first().waitFor({ state: "detached" });
		await page.getByTestId("work-hours").filter({ hasText: "Worked on until" }).waitFor();
		await page.locator("[data-bypass-zone=west-1]").waitFor({ state: "attached" });
		await page.getByTestId("thing-card").getByTestId("in-service").click();
		await page.getByTestId("out-of-service").waitFor();
		const api = await signIn(room.hub.http, "lin");
		expect((await api.post("/devices/beam-west-1/in-service", {})).status).toBe(409);
	});
});
