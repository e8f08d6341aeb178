import type { WebSocketRoute } from "playwright-core";
import { expect, test } from "vitest";
import { z } from "zod";
import { PASSWORD, signIn } from "../hub-process.ts";
import { spoilt } from "../site/spoilt.ts";
import { now } from "../waiting.ts";
import type { Desk } from "./desk.ts";
import { guardRoom } from "./guard-room.ts";
import { holdEnter, idOf, reload, signInByHand } from "./hands.ts";
import { HOMES } from "./homes.ts";

/** By the catalogue of tones: losing the hub, or the session. */
const STALE_HZ = 330;
/** More rows than the window shows. */
const LEAKS = 14;
const CALLERS = ["panel-b03-2-0401", "panel-b11-3-0101", "panel-b14-1-0301"] as const;

// No flood here: each row stands for itself.
const room = guardRoom({
	people: { lin: "operator", qian: "captain" },
	devices: [...HOMES.slice(0, LEAKS), ...CALLERS, "cam-square-1", "beam-east-3", "beam-north-2"],
	config: () =>
		spoilt(["flood: { begins: 10, ends: 5, within: 10 min }", "flood: { begins: 1000, ends: 1, within: 1 min }"]),
});
const deskOf = () => room.deskOf("lin", { size: [1280, 720] });
const breach = (beam: string) => room.report(beam, "perimeter.beam-broken", { beams: [1, 2] });
const panic = (home: string) => room.report(home, "home.panic", { button: "wall" });

/** Waits until this incident is in hand. */
const inHand = ({ page }: Desk, words: string) => page.locator(".head-words", { hasText: words }).waitFor();

/** Takes an incident elsewhere, as a captain at another desk does. */
async function takenElsewhere(id: string): Promise<void> {
	const captain = await signIn(room.hub.http, "qian");
	const { rev } = await captain.get(`/incidents/${id}`, z.object({ rev: z.number() }));
	expect((await captain.post(`/incidents/${id}/acknowledge`, { rev })).status).toBe(200);
}

test("what nobody chose yields to what is more urgent, through a reload, and what a person chose stays", async () => {
	const desk = await deskOf();
	await room.report("cam-square-1", "camera.video-lost", {});
	await inHand(desk, "Video lost");
	await breach("beam-east-3");
	await inHand(desk, "Perimeter breach");
	await panic(CALLERS[0]);
	await inHand(desk, "Panic button");
	const first = await idOf(desk.row("Panic button"));
	await reload(desk);
	await inHand(desk, "Panic button");
	await takenElsewhere(first);
	await inHand(desk, "Perimeter breach");

	await desk.row("Video lost").click();
	await inHand(desk, "Video lost");
	await panic(CALLERS[1]);
	const second = desk.row("Building 11");
	await second.waitFor();
	await desk.says("playing", "critical");
	await inHand(desk, "Video lost");
	await reload(desk);
	await second.waitFor();
	await inHand(desk, "Video lost");
	await takenElsewhere(await idOf(second));
});

test("rows hold still under a moving pointer only, and a critical is named even then", async () => {
	const desk = await deskOf();
	const { page } = desk;
	const list = page.getByTestId("queue");
	await desk.row("Video lost").waitFor();
	const box = await list.boundingBox();
	if (!box) throw new Error("the queue is not on the screen");
	let moves = 0;
	const move = () => page.mouse.move(box.x + 60 + (moves++ % 20) * 8, box.y + 60);

	// It moves all the time: the newcomer is named below the list, and no row has moved for it.
	await move();
	await move();
	await panic(CALLERS[2]);
	const named = page.getByTestId("unseen-critical").filter({ hasText: "Panic button" });
	while ((await named.count()) === 0) await move();
	expect(await desk.row("Building 14").count()).toBe(0);
	// It rests over the list, and the newcomer takes its place; so does what comes from then on.
	await desk.row("Building 14").waitFor();
	await named.waitFor({ state: "detached" });
	await breach("beam-north-2");
	await desk.row("North wall 2").waitFor();
	await takenElsewhere(await idOf(desk.row("Building 14")));
});

test("a critical that the list does not show is named below it, and a click brings it", async () => {
	const desk = await deskOf();
	const { page } = desk;
	const leaks = HOMES.slice(0, LEAKS);
	await Promise.all(leaks.map((home) => room.report(home, "home.water", { zone: "kitchen" })));
	const list = page.getByTestId("queue");
	await list.evaluate((element) => element.scrollTo(0, 0));
	const rows = async () => Number(await page.getByTestId("incident-row").first().getAttribute("aria-setsize"));
	await expect.poll(rows).toBeGreaterThanOrEqual(LEAKS);
	// A person goes far down the list.
	for (let n = 0; n < LEAKS; n++) await page.keyboard.press("j");
	await page.getByTestId("above").waitFor();
	await room.report(CALLERS[0], "home.smoke", { zone: "kitchen" });
	const named = page.getByTestId("unseen-critical").filter({ hasText: "Building 3" });
	await named.waitFor();
	expect(await list.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
	await named.click();
	await named.waitFor({ state: "detached" });
	await page.locator("[data-testid=incident-row][aria-selected=true]", { hasText: "Building 3" }).waitFor();
	await inHand(desk, "Smoke");
});

test("until the hub has told all, no page says that nothing is open", async () => {
	const desk = await deskOf();
	const { page } = desk;
	await desk.row("Smoke").waitFor();
	let release = () => {};
	await page.routeWebSocket("**/live", (socket: WebSocketRoute) => {
		const hub = socket.connectToServer();
		const kept: (string | Buffer)[] = [];
		let held = true;
		hub.onMessage((message) => {
			if (held) kept.push(message);
			else socket.send(message);
		});
		release = () => {
			held = false;
			for (const message of kept) socket.send(message);
		};
	});
	await page.reload();
	await page.getByTestId("reading").waitFor();
	// Blind, it says so.
	await desk.says("stale", "true");
	expect(await page.locator("[data-testid=queue], [data-testid=duty], .count").count()).toBe(0);
	expect(await page.locator("body").textContent()).not.toContain("No open incidents");
	release();
	await desk.row("Smoke").waitFor();
	await desk.says("stale", "false");
});

test("a session that ends leaves no silent page: it sounds and is hatched, through a reload, until somebody signs in", async () => {
	const desk = await deskOf();
	const { page } = desk;
	const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
	await desk.forgetTones();
	const ended = await fetch(`${room.hub.http}/api/v1/session`, {
		method: "DELETE",
		headers: { cookie, origin: room.hub.http },
	});
	expect(ended.status).toBe(204);
	await page.getByTestId("session-lost").waitFor();
	await desk.says("stale", "true");
	await desk.says("playing", "stale");
	await desk.hears(STALE_HZ);
	await page.reload();
	await page.getByTestId("session-lost").waitFor();
	await desk.says("stale", "true");
	await signInByHand(desk, room.hub.http, "lin", PASSWORD);
	await desk.says("stale", "false");
	await desk.row("Smoke").waitFor();

	// Who leaves of their own accord leaves in silence.
	await page.keyboard.press("s");
	await page.getByTestId("go-leave").click();
	await holdEnter(desk, "leave");
	await page.locator("input[name=password]").waitFor();
	await desk.says("playing", "");
	await desk.says("stale", "false");
	expect(await page.getByTestId("session-lost").count()).toBe(0);
});

test("ten minutes before its session ends the page says so, and signs in anew in place", async () => {
	const desk = await room.open({ size: [1280, 720] });
	const { page } = desk;
	const endsAt = new Date(now() + 500_000).toISOString();
	let signedIn = 0;
	page.on("response", (answer) => {
		if (answer.request().method() === "POST" && answer.url().endsWith("/session") && answer.ok()) signedIn += 1;
	});
	await page.route("**/api/v1/session", async (route) => {
		if (route.request().method() !== "GET" || signedIn > 1) return route.continue();
		const response = await route.fetch();
		await route.fulfill({ response, json: { ...Object(await response.json()), endsAt } });
	});
	await signInByHand(desk, room.hub.http, "lin", PASSWORD);
	await page.getByTestId("session-ends").waitFor();
	await page.getByTestId("session-renew").click();
	await page.getByTestId("renew-password").fill("not this one");
	await holdEnter(desk, "renew", { stays: true });
	await page.getByTestId("renew-password").fill(PASSWORD);
	await holdEnter(desk, "renew");
	await page.getByTestId("session-ends").waitFor({ state: "detached" });
	await page.locator("[data-testid=connection][data-state=live]").waitFor();
	await desk.says("stale", "false");
});
