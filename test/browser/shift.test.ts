import { expect, test } from "vitest";
import { z } from "zod";
import { type Api, PASSWORD, signIn } from "../hub-process.ts";
import type { Desk } from "./desk.ts";
import { guardRoom } from "./guard-room.ts";
import { holdEnter, letSound, signInByHand } from "./hands.ts";

const PIN = "271828";

const room = guardRoom({ people: { lin: "operator", qian: "operator", gao: "guard" } });
const deskOf = (name: string) => room.deskOf(name, { size: [1280, 720] });

const onDuty = ({ page }: Desk, name: string) => page.locator(`[data-testid=duty][data-operator="${name}"]`).waitFor();

test("a night's watch: signed on with the start list, handed over in two windows, reloaded in between, taken over by PIN without a gap", async () => {
	const lin = await deskOf("lin");
	const { page } = lin;

	// Nobody keeps the watch, and the page says so; the start list is looked at, the sound is heard.
	await page.locator("[data-testid=unattended][data-why=nobody]").waitFor();
	await page.getByTestId("sign-on").click();
	await lin.forgetTones();
	await page.getByTestId("test-sound").click();
	await lin.hears(698);
	for (const check of ["sound-heard", "panic-tested", "cameras-looked-at", "bypassed-read"]) {
		await page.getByTestId(`start-${check}`).check();
	}
	await page.getByTestId("guard-0").fill("gao");
	await page.getByTestId("guard-1").press("Escape");
	await page.getByTestId("sheet-sign-on").waitFor({ state: "detached" });
	await page.getByTestId("sign-on").click();
	await page.getByTestId("start-sound-heard").check();
	await page.getByTestId("guard-0").fill("gao");
	await holdEnter(lin, "sign-on");
	await onDuty(lin, "lin");
	await page.getByTestId("unattended").waitFor({ state: "detached" });

	// The other window sees it at once; a reload in the middle loses nothing.
	const qian = await deskOf("qian");
	await onDuty(qian, "lin");
	await page.reload();
	await onDuty(lin, "lin");
	await page.getByTestId("duty").click();
	await page.getByTestId("sheet-shift").getByText("gao").first().waitFor();
	await page.getByTestId("action-hand-over").click();
	await page.getByTestId("hand-over-note").fill("The east gate's lock sticks");
	await page.getByTestId("hand-over-to").fill("qian");
	await holdEnter(lin, "hand-over");

	// Taken over in the other window, with the note read.
	await qian.page.reload();
	await onDuty(qian, "lin");
	await qian.page.keyboard.press("s");
	await qian.page.getByTestId("action-take-over").click();
	await qian.page.getByTestId("hand-over-said").getByText("The east gate's lock sticks").waitFor();
	await holdEnter(qian, "take-over");
	await onDuty(qian, "qian");
	await onDuty(lin, "qian");

	// A PIN of one's own.
	await qian.page.goto(`${room.hub.http}/people`);
	await qian.page.getByTestId("pin").fill(PIN);
	await qian.page.getByTestId("pin-again").fill(PIN);
	await qian.page.getByTestId("pin-save").click();
	await qian.page.getByTestId("part-own").getByRole("status").waitFor();
	await qian.page.getByTestId("to-desk").click();

	// Back again on the running page, by name and PIN: the same page, the same sound, another person.
	await letSound(lin);
	await page.evaluate(() => {
		window.seen = new Map([["this very page", 1]]);
	});
	await qian.page.keyboard.press("s");
	await qian.page.getByTestId("action-hand-over").click();
	await qian.page.getByTestId("hand-over-note").fill("Nothing further");
	await holdEnter(qian, "hand-over");
	const back = await signIn(room.hub.http, "lin");
	expect((await back.post("/shifts/take-over", {})).status).toBeLessThan(300);
	await onDuty(lin, "lin");
	await page.keyboard.press("s");
	await page.getByTestId("action-take-over").click();
	await page.getByTestId("take-over-name").fill("qian");
	await page.getByTestId("take-over-pin").fill("000000");
	await holdEnter(lin, "take-over", { stays: true });
	await page.getByTestId("sheet-take-over").locator("[role=alert]").waitFor();
	await page.getByTestId("take-over-pin").fill(PIN);
	await holdEnter(lin, "take-over");
	await page.getByTestId("who").getByText("qian").waitFor();
	await onDuty(lin, "qian");
	await page.locator("[data-testid=connection][data-state=live]").waitFor();
	await lin.says("stale", "false");
	await lin.says("sound", "running");
	expect(await page.evaluate(() => window.seen.get("this very page"))).toBe(1);
});

test("who steps away is stood in for by who accepts, until they are back", async () => {
	const api = await signIn(room.hub.http, "lin");
	await api.post("/shifts/sign-on", {});
	await api.post("/shifts/take-over", {});
	const lin = await deskOf("lin");
	const qian = await deskOf("qian");
	await onDuty(lin, "lin");
	await lin.page.keyboard.press("s");
	await lin.page.getByTestId("action-step-away").click();
	await lin.page.getByTestId("stand-in").fill("qian");
	await holdEnter(lin, "step-away");
	await qian.page.getByTestId("stand-in-accept").click();
	await lin.page.getByTestId("away").getByText("qian stands in for lin").waitFor();
	await lin.page.getByTestId("away-back").click();
	await qian.page.getByTestId("away").waitFor({ state: "detached" });
});

test("an exercise is marked on the desk and on the wall, and ends with a word", async () => {
	const api = await signIn(room.hub.http, "lin");
	await clearQueue(api);
	const lin = await deskOf("lin");
	const wall = await room.open();
	await signInByHand(wall, room.hub.http, "qian", PASSWORD);
	await wall.page.goto(`${room.hub.http}/?kiosk`);
	await lin.page.keyboard.press("s");
	await lin.page.getByTestId("action-drill").click();
	await lin.page.locator("input[name=scenario]").first().check();
	await holdEnter(lin, "drill");
	await lin.page.getByTestId("drill").waitFor();
	await wall.page.getByTestId("drill").waitFor();
	await lin.page.locator(".row-drill").first().waitFor();
	expect(await lin.page.title()).toMatch(/^DRILL · /);
	expect(await wall.page.locator("button").count()).toBe(0);
	await lin.page.getByTestId("drill").getByRole("button").click();
	await lin.page.getByTestId("drill").waitFor({ state: "detached" });
	await wall.page.getByTestId("drill").waitFor({ state: "detached" });
});

const queue = z.object({ items: z.array(z.object({ id: z.string(), rev: z.number(), state: z.string() })) });

/** Closes what is open: no drill begins beside what is real, and a slow start is an incident of the hub's own. */
async function clearQueue(api: Api): Promise<void> {
	const { items } = await api.get("/incidents?open=true", queue);
	for (const { id, rev, state } of items) {
		if (state === "open") await api.post(`/incidents/${id}/acknowledge`, { rev });
		const seen = z.object({ rev: z.number() });
		const now = await api.get(`/incidents/${id}`, seen);
		await api.post(`/incidents/${id}/resolve`, { rev: now.rev, cause: "false", detail: "device-fault" });
	}
}
