import { expect, test } from "vitest";
import type { Desk } from "./desk.ts";
import { guardRoom } from "./guard-room.ts";
import { doRequiredSteps, goTo, holdEnter, idOf, resolveByKey, takeByKey } from "./hands.ts";

const room = guardRoom({
	people: { lin: "operator", sun: "guard" },
	devices: ["beam-east-3", "beam-north-2", "beam-west-1", "beam-south-4"],
});
const breakBeam = (id: string) => room.report(id, "perimeter.beam-broken", { beams: [1, 2] });

/** The desk with a breach at this wall in hand, taken. */
async function taken(desk: Desk, wall: string): Promise<string> {
	const row = desk.row(wall).filter({ hasText: "Perimeter breach" });
	await row.waitFor();
	const id = await idOf(row);
	await goTo(desk, id);
	await takeByKey(desk, id);
	return id;
}

test("a breach stays open until its required steps are done; a guard told by radio arrives and is done, and it is resolved", async () => {
	const desk = await room.deskOf("lin");
	const { page } = desk;
	await breakBeam("beam-east-3");
	const id = await taken(desk, "East wall 3");
	await page.getByTestId("procedure").waitFor();

	// Closing is refused before anything is sent, and says what is still to do.
	await page.keyboard.press("r");
	await page.getByTestId("steps-open").waitFor();
	await page.keyboard.press("1");
	expect(await page.getByTestId("resolve-confirm").isDisabled()).toBe(true);
	await page.keyboard.press("Escape");
	await page.getByTestId("sheet-resolve").waitFor({ state: "detached" });

	// A guard by radio: said on their behalf, to the end.
	await page.keyboard.press("d");
	await page.getByTestId("dispatch-guard").fill("sun");
	await page.locator("input[name=way][value=radio]").check();
	await holdEnter(desk, "dispatch");
	const guard = page.locator("[data-testid=dispatch-row][data-guard=sun]");
	await guard.and(page.locator("[data-state=accepted]")).waitFor();
	await desk.rowOf(id, "dispatched").waitFor();
	await guard.getByTestId("dispatch-arrive").click();
	await desk.rowOf(id, "on-scene").waitFor();
	await guard.getByTestId("dispatch-done").click();
	await guard.and(page.locator("[data-state=done]")).waitFor();

	await doRequiredSteps(desk, "sun");
	expect(await page.locator(".step[data-done=true]").first().textContent()).toContain("lin");
	await resolveByKey(desk, "21");
	await desk.rowOf(id).waitFor({ state: "detached" });
	await page.getByTestId("tab-resolved").click();
	await desk.rowOf(id, "resolved").click();
	await page.getByTestId("incident-panel").getByText("False alarm · Animal").waitFor();
});

test("two incidents that are one event are folded together; an alarm that is not part of it is split off again", async () => {
	const desk = await room.deskOf("lin");
	const { page } = desk;
	await breakBeam("beam-north-2");
	await breakBeam("beam-west-1");
	const into = await taken(desk, "North wall 2");
	const from = await taken(desk, "West wall 1");

	await page.keyboard.press("x");
	await page.getByTestId("more-merge").click();
	await page.locator(`input[name=into][value="${into}"]`).check();
	await holdEnter(desk, "merge");
	await desk.rowOf(from).waitFor({ state: "detached" });
	await page.getByTestId("kin").getByText(from).waitFor();
	expect(await page.getByTestId("alarm").count()).toBe(2);

	await page.keyboard.press("x");
	await page.getByTestId("more-split").click();
	await page.getByTestId("sheet-split").locator("label").filter({ hasText: "West wall 1" }).locator("input").check();
	await holdEnter(desk, "split");
	const apart = desk.row("West wall 1");
	await apart.waitFor();
	expect(await idOf(apart)).not.toBe(from);
	await expect.poll(() => page.getByTestId("alarm").count()).toBe(1);
});

test("what the hub refuses is taken back, with the reason in words", async () => {
	const desk = await room.deskOf("lin");
	const { page } = desk;
	await breakBeam("beam-south-4");
	await taken(desk, "South wall 4");
	await page.keyboard.press("d");
	await page.getByTestId("dispatch-guard").fill("nobody-of-that-name");
	await holdEnter(desk, "dispatch");
	await page.getByTestId("notices").getByText("was taken back").waitFor();
	await page.locator("[data-testid=dispatch-row]").waitFor({ state: "detached" });
});
