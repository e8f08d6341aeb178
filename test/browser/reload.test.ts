import { expect, test } from "vitest";
import { z } from "zod";
import { signIn } from "../hub-process.ts";
import { CHOSEN_HOUR, unwatchedAt } from "../local-hour.ts";
import { spoilt } from "../site/spoilt.ts";
import { now } from "../waiting.ts";
import type { Desk } from "./desk.ts";
import { guardRoom } from "./guard-room.ts";
import { goTo, idOf, reload, takeByKey } from "./hands.ts";

const HIGH_HZ = 698;
const HOME = "panel-b03-2-0401";
const FLAT = "Building 3, stairwell 2, flat 401";
const WEST = ["beam-west-1", "beam-west-2", "beam-west-3", "beam-west-4"];
const DEADLINE_S = { acknowledge: 8, act: 6 };
/** The page's clock moves once a second. */
const CLOCK_S = 1;
/** Real: so long an alarm is shelved here. */
const SHELVED_MS = 20_000;

// The deadlines of one zone are short, so that they can pass while a test looks on.
const room = guardRoom({
	people: { lin: "operator", wang: "captain" },
	devices: [...WEST, "beam-north-1", "cam-square-1", HOME],
	config: () =>
		spoilt(
			[
				"\n  alarms:\n",
				`\n  alarms:\n    perimeter.breach: [{ where: north-1, acknowledge: ${DEADLINE_S.acknowledge} s, act: ${DEADLINE_S.act} s }]\n`,
			],
			["tellEvery: 3 min", "tellEvery: 10 s"],
		),
});
const deskOf = () => room.deskOf("lin", { size: [1280, 720] });

/** How long the row says is left, s; below zero once it has passed. */
async function secondsLeft(desk: Desk, id: string): Promise<number> {
	const text = await desk.rowOf(id).locator(".due-left").textContent();
	const [, minus, minutes, seconds] = /(−?)(\d+):(\d+)/.exec(text ?? "") ?? [];
	return (minus ? -1 : 1) * (Number(minutes) * 60 + Number(seconds));
}

/** Takes it, if need be again: it may ring meanwhile. */
async function take(desk: Desk, id: string): Promise<void> {
	await goTo(desk, id);
	await takeByKey(desk, id);
}

test("what is shelved waits in silence through a reload, and comes back by itself as a new one", async () => {
	const desk = await deskOf();
	const { page } = desk;
	await room.report("cam-square-1", "camera.video-lost");
	const row = desk.row("Central square");
	await row.waitFor();
	const id = await idOf(row);
	await take(desk, id);
	const captain = await signIn(room.hub.http, "wang");
	const { alarms } = await captain.get(`/incidents/${id}`, z.object({ alarms: z.array(z.string()) }));
	const until = new Date(now() + SHELVED_MS).toISOString();
	const said = await captain.post(`/alarms/${alarms[0]}/shelve`, { reason: "Works on the mast", until });
	expect(said.status).toBe(200);
	await desk.rowOf(id).waitFor({ state: "detached" });
	await reload(desk);
	await page.getByTestId("tab-shelved").click();
	await desk.rowOf(id).getByTestId("row-rest").waitFor();
	expect(await page.evaluate(() => document.documentElement.dataset.playing ?? "")).toBe("");
	await page.getByTestId("tab-active").click();
	await desk.rowOf(id, "open").waitFor();
	await desk.says("playing", "medium");
	await page.locator(`[data-testid=bypassed][data-count="${unwatchedAt(CHOSEN_HOUR)}"]`).waitFor({ state: "attached" });
	await goTo(desk, id);
	await page.getByTestId("take").click();
	await desk.rowOf(id, "acknowledged").waitFor();
});

test("a wall loses its protection, which is taken; who climbs there then is an incident of his own, on top and heard, through reloads", async () => {
	const desk = await deskOf();
	for (const beam of WEST) await room.report(beam, "perimeter.environment", { reason: "fog", signalPercent: 20 });
	const lost = desk.row("Protection lost");
	await lost.waitFor();
	const weather = await idOf(lost);
	await take(desk, weather);
	await reload(desk);
	await desk.rowOf(weather, "acknowledged").waitFor();
	await desk.page.locator("[data-bypass-zone=west-3]").waitFor({ state: "attached" });

	await desk.forgetTones();
	await room.report("beam-west-3", "perimeter.beam-broken", { beams: [1, 2] });
	const climb = desk.row("West wall 3").filter({ hasText: "Perimeter breach" });
	await climb.waitFor();
	await desk.hears(HIGH_HZ);
	const climber = await idOf(climb);
	expect(climber).not.toBe(weather);
	await reload(desk);
	await desk.rowOf(climber, "open").waitFor();
	await desk.rowOf(weather, "acknowledged").waitFor();
	await desk.says("playing", "high");
	const order = await desk.page
		.getByTestId("incident-row")
		.evaluateAll((all) => all.map((one) => one.dataset.incident));
	expect(order.indexOf(climber)).toBeLessThan(order.indexOf(weather));
	await take(desk, climber);
});

test("a duress stays a special incident through reloads, and is opened by a person each time", async () => {
	const desk = await deskOf();
	const { page } = desk;
	const panel = page.getByTestId("incident-panel");
	await room.report(HOME, "home.duress");
	const special = desk.row("Special incident");
	await special.waitFor();
	const id = await idOf(special);
	await goTo(desk, id);
	await page.getByTestId("unseal").click();
	await panel.getByText(FLAT).first().waitFor();
	await takeByKey(desk, id);

	await reload(desk);
	await desk.rowOf(id, "acknowledged").waitFor();
	await page.getByTestId("unseal").waitFor();
	const place = /b03-2|401|Building 3\b|duress/i;
	expect(await panel.textContent()).not.toMatch(place);
	expect(await page.title()).toContain("Special incident");
	expect(await page.title()).not.toMatch(place);
	const lines = page.locator("[data-testid=tape] [data-seq]");
	const told = await lines.evaluateAll((all) => all.map((one) => [Number(one.dataset.seq), one.textContent] as const));
	const since = told.filter(([seq]) => seq >= Number(id.replace("inc-", ""))).map(([, text]) => text);
	expect(since.join("\n")).not.toMatch(place);
	await page.getByTestId("unseal").click();
	await panel.getByText(FLAT).first().waitFor();
});

test("both deadlines of an incident are seen counting, through a reload; missed, each sounds again and the next person is told", async () => {
	const desk = await deskOf();
	const { page } = desk;
	const panel = page.getByTestId("incident-panel");
	await room.report("beam-north-1", "perimeter.beam-broken", { beams: [1, 2] });
	const row = desk.row("North wall 1");
	await row.waitFor();
	const id = await idOf(row);
	await goTo(desk, id);
	const first = await secondsLeft(desk, id);
	expect(first).toBeLessThanOrEqual(DEADLINE_S.acknowledge + CLOCK_S);
	await expect.poll(() => secondsLeft(desk, id)).toBeLessThan(first);
	const before = await secondsLeft(desk, id);
	await reload(desk);
	await expect.poll(() => secondsLeft(desk, id)).toBeLessThan(before);

	// Nobody takes it.
	await panel.getByTestId("timeline").getByText("Not taken in time").first().waitFor();
	await panel.getByTestId("told").getByText("captain").first().waitFor();
	await desk.forgetTones();
	await desk.hears(HIGH_HZ);

	// It is taken, which is silence; and then nobody acts.
	await take(desk, id);
	await desk.says("playing", "");
	// Until the hub has answered, the row counts what it counted before.
	await expect.poll(() => secondsLeft(desk, id)).toBeLessThanOrEqual(DEADLINE_S.act + CLOCK_S);
	const act = await secondsLeft(desk, id);
	await expect.poll(() => secondsLeft(desk, id)).toBeLessThan(act);
	await reload(desk);
	await desk.rowOf(id, "open").waitFor();
	await panel.getByTestId("timeline").getByText("Not acted on in time").first().waitFor();
	await desk.says("playing", "high");
	await desk.hears(HIGH_HZ);
	await panel.getByTestId("told").getByText("manager").first().waitFor();
});
