import { afterAll, beforeAll, expect, test } from "vitest";
import { credentials, type HubProcess, startHub } from "../hub-process.ts";
import { type Chromium, startChromium } from "./chromium.ts";
import { type Desk, linkFor, openDesk } from "./desk.ts";
import { deviceAt } from "./device.ts";
import { doRequiredSteps, goTo, idOf, resolveByKey, takeByKey } from "./hands.ts";
import { picture, wanted } from "./picture.ts";

/** By the catalogue of tones: the first pulse of what is high, and of a lost hub. */
const HIGH_HZ = 698;
const STALE_HZ = 330;
/** Ten times the three after which the page says it. */
const STALE_WITHIN_MS = 30_000;

let chromium: Chromium;
const hubs: HubProcess[] = [];

beforeAll(async () => {
	chromium = await startChromium();
});
afterAll(async () => {
	await chromium.stop();
	for (const hub of hubs) await hub.kill9();
});

async function hubWith(options: Parameters<typeof startHub>[0]): Promise<HubProcess> {
	const hub = await startHub(options);
	hubs.push(hub);
	return hub;
}

test("one night: a climber is seen, heard and taken, another is reported, both are resolved, the hub dies and comes back, and nothing is missed", async () => {
	const hub = await hubWith({ args: ["--simulate", "wall-climb"] });
	const desk = await openDesk(chromium.browser);
	const { page } = desk;

	// In by the link that the hub printed; the click lets the page sound.
	await page.goto(await linkFor(hub, "operator"));
	await page.getByText("li · Operator").waitFor();
	await page.getByTestId("start-shift").click();
	await desk.says("sound", "running");
	await page.getByTestId("sound-off").waitFor({ state: "detached" });

	// The climb arrives by itself: on the queue, on the plan, in the ear, and then a camera confirms it.
	const climb = desk.row("East wall 3");
	await climb.waitFor();
	const climbed = await idOf(climb);
	await desk.says("playing", "high");
	await desk.hears(HIGH_HZ);
	await page.locator("[data-testid=zone-mark]").first().waitFor();
	await climb.getByText("Corroborated").waitFor();
	expect(await page.title()).toMatch(/^\(1\) /);
	await page.getByTestId("timeline").getByText("Beam broken").first().waitFor();

	// Taken with the keyboard: silence.
	await goTo(desk, climbed);
	await takeByKey(desk, climbed);
	await desk.says("playing", "");
	// What the wall and the camera say after the taking is news of its own, and taken likewise; then the row says whose it is.
	const whose = desk.rowOf(climbed).getByText("李 梅");
	await expect
		.poll(async () => {
			if ((await whose.count()) === 0) await takeByKey(desk, climbed);
			return whose.count();
		})
		.toBe(1);

	// Another by telephone.
	await page.keyboard.press("+");
	await page.locator("input[name=kind][value=intrusion]").check();
	await page.getByTestId("report-where").fill("b03-2-0401");
	await page.getByTestId("report-send").click();
	await page.getByTestId("sheet-report").waitFor({ state: "detached" });
	const reported = desk.row("Telephone");
	await reported.waitFor();
	const told = await idOf(reported);
	if (wanted) await pictures(desk, climbed, hub.http);
	await goTo(desk, told);
	await takeByKey(desk, told);

	await doRequiredSteps(desk);
	await resolveByKey(desk, "21");
	await desk.rowOf(told).waitFor({ state: "detached" });
	await goTo(desk, climbed);
	await doRequiredSteps(desk);
	await resolveByKey(desk, "1");
	await desk.rowOf(climbed).waitFor({ state: "detached" });
	await page.getByTestId("tab-resolved").click();
	await desk.rowOf(climbed, "resolved").waitFor();
	await desk.rowOf(told, "resolved").waitFor();
	await page.getByTestId("tab-active").click();

	// The hub is gone: the page says so, and sounds as nothing else does.
	const { "beam-north-2": password = "" } = credentials(hub.data, ["beam-north-2"]);
	await desk.forgetTones();
	const killedAt = performance.now();
	await hub.kill9();
	await desk.says("stale", "true");
	expect(performance.now() - killedAt).toBeLessThan(STALE_WITHIN_MS);
	await page.getByTestId("stale").waitFor();
	await desk.says("playing", "stale");
	await desk.hears(STALE_HZ);
	expect(await page.title()).toContain("STALE");

	// A beam breaks while nobody listens; it keeps what it has to say.
	const beam = deviceAt(hub.mqtt, "beam-north-2", password);
	const said = beam.report("perimeter.beam-broken", { beams: [1, 2] });

	// Back on the same folder and ports: the page finds it by itself, with what it had not heard.
	const again = await hubWith({
		data: hub.data,
		http: hub.http.replace("http://", ""),
		mqtt: hub.mqtt.replace("mqtt://", ""),
		args: ["--simulate", "quiet-night"],
	});
	await said;
	await desk.says("stale", "false");
	await page.locator("[data-testid=connection][data-state=live]").waitFor();
	const missed = desk.row("North wall 2").filter({ hasText: "Perimeter breach" });
	await missed.waitFor();
	await desk.says("playing", "high");
	const since = await beam.report("perimeter.test", {});
	await beam.close();

	// All that the journal holds of that beam is on the tape, and all that is open or was resolved is in the queue.
	const { items: entries } = await page.evaluate(async () => {
		const answer = await fetch("/api/v1/events?device=beam-north-2");
		return answer.json() as Promise<{ items: { id: string; seq: number; type: string }[] }>;
	});
	const itsOwn = entries.filter(({ type }) => type.startsWith("perimeter."));
	expect(itsOwn.map(({ id }) => id)).toEqual([since, await said]);
	await page.locator(".tape-filter").fill("beam-north-2");
	for (const { seq } of itsOwn) await page.locator(`[data-testid=tape] [data-seq="${seq}"]`).waitFor();
	await page.getByTestId("tab-resolved").click();
	await desk.rowOf(climbed, "resolved").waitFor();
	await desk.rowOf(told, "resolved").waitFor();

	expect(desk.wrong).toEqual([]);
	expect(await page.evaluate(() => window.violations)).toEqual([]);
	await desk.close();
	expect(await again.stop()).toBe(0);
});

/** The climb in hand, a telephone call waiting: in English, in Chinese, and on the wall. */
async function pictures(desk: Desk, climbed: string, address: string): Promise<void> {
	const { page } = desk;
	await goTo(desk, climbed);
	await picture(page, "console.png");
	await page.getByTestId("language").click();
	await page.getByText("东3防区").first().waitFor();
	await picture(page, "console-zh.png");
	await page.getByTestId("language").click();
	await page.getByTestId("language").blur();
	const wall = await page.context().newPage();
	await wall.goto(`${address}/?kiosk`);
	await wall.locator(".kiosk-row").nth(1).waitFor();
	await picture(wall, "kiosk.png");
	await wall.close();
}
