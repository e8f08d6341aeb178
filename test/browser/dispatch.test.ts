import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { z } from "zod";
import { PASSWORD } from "../hub-process.ts";
import type { Desk, DeskOptions } from "./desk.ts";
import { guardRoom } from "./guard-room.ts";
import { goTo, holdEnter, idOf, takeByKey } from "./hands.ts";

const room = guardRoom({
	people: { lin: "operator", sun: "guard", qian: "captain" },
	devices: ["beam-east-3", "panel-b03-2-0401"],
});
const PIN = "482913";

/** A guard's phone, signed in with a PIN of its own. */
async function phoneOf(name: string, locale: DeskOptions["locale"] = "en-GB"): Promise<Desk> {
	const phone = await room.open({ locale, size: [390, 844] });
	const { page } = phone;
	await page.goto(`${room.hub.http}/guard`);
	await page.locator("input[name=username]").fill(name);
	await page.locator("input[name=password]").fill(PASSWORD);
	await page.getByTestId("start-shift").click();
	await page.locator("input[name=new-pin]").fill(PIN);
	await page.locator("input[name=new-pin-again]").fill(PIN);
	await page.keyboard.press("Enter");
	await page.locator("input[name=new-pin]").waitFor({ state: "detached" });
	return phone;
}

async function enterPin(page: Page): Promise<void> {
	await page.locator("input[name=pin]").fill(PIN);
	await page.getByTestId("enter-pin").click();
}

/** What the page's own person asks of the hub. */
async function asks(page: Page, path: string, body: object): Promise<void> {
	const status = await page.evaluate(
		async ([to, said]) => {
			const headers = { "content-type": "application/json" };
			return (await fetch(`/api/v1${to}`, { method: "POST", headers, body: said })).status;
		},
		[path, JSON.stringify(body)] as const,
	);
	expect([path, status]).toEqual([path, expect.toSatisfy((is: number) => is < 300)]);
}

const reads = (page: Page, path: string): Promise<unknown> =>
	page.evaluate(async (from) => (await fetch(`/api/v1${from}`)).json(), path);
const incidents = z.object({
	items: z.array(z.object({ id: z.string(), rev: z.number(), discreet: z.boolean().optional() })),
});
const chainTests = z.object({ items: z.array(z.looseObject({ confirmedBy: z.string().optional() })) });
const incident = z.object({ dispatches: z.array(z.looseObject({ state: z.string() })) });

test("a guard is sent from the console, the phone rings, and each answer is on the console as it is given", async () => {
	const desk = await room.deskOf("lin");
	const phone = await phoneOf("sun");
	await asks(desk.page, "/shifts/sign-on", { guards: [{ guard: "sun", post: "patrol" }] });
	await room.report("beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
	const row = desk.row("East wall 3").filter({ hasText: "Perimeter breach" });
	await row.waitFor();
	const id = await idOf(row);
	await goTo(desk, id);
	await takeByKey(desk, id);
	await desk.page.keyboard.press("d");
	await desk.page.locator("input[name=guard][value=sun]:checked").waitFor();
	await holdEnter(desk, "dispatch");

	const screen = (state: string) => phone.page.locator(`[data-testid=dispatch-screen][data-state=${state}]`);
	await screen("sent").waitFor();
	await phone.page.locator("html[data-ringing=aloud]").waitFor({ state: "attached" });
	await screen("sent").getByText("East wall 3").first().waitFor();
	await phone.page.getByTestId("dispatch-plan").waitFor();
	const sent = desk.page.locator("[data-testid=dispatch-row][data-guard=sun]");
	await sent.and(desk.page.locator("[data-reach=app]")).waitFor();
	await sent.getByText(/received \d/).waitFor();
	await sent.getByText(/seen \d/).waitFor();

	for (const [verb, state] of [
		["accept", "accepted"],
		["arrive", "arrived"],
	] as const) {
		await phone.page.getByTestId(`dispatch-${verb}`).click();
		await screen(state).waitFor();
		await sent.and(desk.page.locator(`[data-state=${state}]`)).waitFor();
	}
	await phone.page.locator("html[data-ringing=not]").waitFor({ state: "attached" });
	await phone.page.getByTestId("dispatch-done").click();
	await screen("arrived").waitFor({ state: "detached" });
	await sent.and(desk.page.locator("[data-state=done]")).waitFor();

	await asks(desk.page, "/messages", { to: "all", text: "the north gate stays shut" });
	await phone.page.getByTestId("message").getByText("the north gate stays shut").waitFor();
	await phone.page.getByTestId("message-read").click();
	await phone.page.getByTestId("message").waitFor({ state: "detached" });
	await desk.page.keyboard.press("s");
	await desk.page.getByTestId("action-messages").click();
	await desk.page.locator('[data-guard=sun][data-fate="message.seen"]').waitFor();
});

declare global {
	interface Window {
		readonly registration: ServiceWorkerRegistration;
		readonly clients: { openWindow(url: string): Promise<void> };
		readonly ExtendableEvent: typeof Event;
		notices: { title: string; body?: string; tag?: string; close(): void }[];
		opened: string | undefined;
	}
}

/** Has the phone's browser take a push as from its service: what the hub sends there is encrypted for it alone (`test/notify/push`). */
async function pusherOf({ page }: Desk): Promise<(letter: object) => Promise<void>> {
	const cdp = await page.context().newCDPSession(page);
	const registered = new Promise<string>((found) => {
		cdp.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
			const own = registrations.find(({ scopeURL }) => scopeURL.endsWith("/guard"));
			if (own) found(own.registrationId);
		});
	});
	await cdp.send("ServiceWorker.enable");
	const registrationId = await registered;
	return async (letter) => {
		await cdp.send("ServiceWorker.deliverPushMessage", {
			...{ origin: room.hub.http, registrationId, data: JSON.stringify(letter) },
		});
	};
}

/** Runs in the worker: this Chromium has no lock screen and opens no window by itself, so both are noted. */
function standInForScreen(): void {
	self.notices = [];
	self.registration.showNotification = async (title, said) => {
		self.notices.push({ title, close() {}, ...said });
	};
	self.clients.openWindow = async (url) => {
		self.opened = url;
	};
}

test("with the page closed a push stands on the lock screen, tells the desk that the phone has it, and opens the dispatch", async () => {
	const desk = await room.deskOf("lin");
	const phone = await phoneOf("sun");
	const push = await pusherOf(phone);
	const worker = phone.page.context().serviceWorkers()[0] ?? (await phone.page.context().waitForEvent("serviceworker"));
	await worker.evaluate(standInForScreen);
	await phone.page.goto("about:blank");
	await room.report("beam-east-3", "perimeter.tamper");
	const row = desk.row("East wall 3").filter({ hasText: "amper" });
	await row.waitFor();
	const id = await idOf(row);
	const { rev } = z.object({ rev: z.number() }).parse(await reads(desk.page, `/incidents/${id}`));
	await asks(desk.page, `/incidents/${id}/acknowledge`, { rev });
	await asks(desk.page, `/incidents/${id}/dispatch`, { guard: "sun" });
	const words = { en: "Tamper, east wall 3", "zh-CN": "东墙3防拆" };
	const [sent] = incident.parse(await reads(desk.page, `/incidents/${id}`)).dispatches;
	await push({ kind: "dispatch", id: sent?.id, incident: id, priority: "medium", words });

	await expect
		.poll(() => worker.evaluate(() => self.notices.map(({ title, body, tag }) => ({ title, body, tag }))))
		.toEqual([{ title: "You are sent", body: words.en, tag: sent?.id }]);
	const received = async () => incident.parse(await reads(desk.page, `/incidents/${id}`)).dispatches[0]?.receivedAt;
	await expect.poll(received).toBeDefined();

	// A finger on the notice.
	await worker.evaluate(() => {
		const [notification] = self.notices;
		self.dispatchEvent(Object.assign(new self.ExtendableEvent("notificationclick"), { notification }));
	});
	const opened = await expect
		.poll(() => worker.evaluate(() => self.opened))
		.toBeDefined()
		.then(() => worker.evaluate(() => self.opened ?? ""));
	await phone.page.goto(opened);
	// Opened anew it is locked: whoever holds it may be anybody.
	await phone.page.getByTestId("waits").waitFor();
	await enterPin(phone.page);
	await phone.page.locator(`[data-testid=dispatch-screen][data-incident=${id}]`).waitFor();
	await phone.page.getByTestId("dispatch-decline").click();
	await phone.page.locator("[data-why=far]").click();
	await phone.page.getByTestId("dispatch-screen").waitFor({ state: "detached" });

	// The first whom a test of the chain tells is the shift leader.
	const captain = await room.deskOf("qian");
	const chain = captain.page.getByTestId("chain-tests");
	await captain.page.keyboard.press("s");
	await captain.page.getByTestId("go-deliveries").click();
	await captain.page.getByTestId("chain-test-begin").click();
	await chain.locator("[data-state=running]").waitFor();
	await phone.page.getByTestId("chain-test-confirm").click();
	await phone.page.getByTestId("chain-test").waitFor({ state: "detached" });
	const [test] = chainTests.parse(await reads(desk.page, "/chain-tests")).items;
	expect(test).toMatchObject({ confirmedBy: "sun" });
	await chain.locator("[data-state=confirmed]").waitFor();
	await captain.page.locator("[data-testid=chain-test-begin]:enabled").waitFor();
});

test("duress vibrates only, and names no place until its guard opens it; a no says why", async () => {
	const desk = await room.deskOf("lin");
	const phone = await phoneOf("sun", "zh-CN");
	await room.report("panel-b03-2-0401", "home.duress");
	const found = await reads(desk.page, "/incidents?open=true");
	const { id, rev } = incidents.parse(found).items.find(({ discreet }) => discreet) ?? expect.fail("no duress");
	await asks(desk.page, `/incidents/${id}/acknowledge`, { rev });
	await phone.page.getByTestId("lock").click();
	await asks(desk.page, `/incidents/${id}/dispatch`, { guard: "sun" });
	const screen = phone.page.getByTestId("dispatch-screen");
	const now = async () => incident.parse(await reads(desk.page, `/incidents/${id}`)).dispatches[0];
	await phone.page.getByTestId("waits").waitFor();
	await phone.page.locator("html[data-ringing=discreet]").waitFor({ state: "attached" });
	// The phone has it, and whoever holds it may be anybody: nothing is told, and nothing counts as seen.
	await expect.poll(now).toMatchObject({ receivedAt: expect.any(String) });
	expect(await now()).not.toHaveProperty("seenAt");
	expect(await screen.count()).toBe(0);
	await enterPin(phone.page);
	await screen.waitFor();
	await expect.poll(now).toMatchObject({ seenAt: expect.any(String) });
	await phone.page.getByTestId("sos").click({ trial: true });
	expect(await phone.page.locator("html").getAttribute("data-playing")).toBeFalsy();
	expect(await screen.textContent()).not.toMatch(/401|3号楼|3栋/);
	expect(await phone.page.getByTestId("dispatch-plan").count()).toBe(0);
	await phone.page.getByTestId("dispatch-open").click();
	await phone.page.getByTestId("dispatch-plan").waitFor();
	await phone.page.getByTestId("dispatch-decline").click();
	await phone.page.locator("input[name=why-own]").fill("两处同时报警");
	await phone.page.getByTestId("sos").click({ trial: true });
	await phone.page.getByTestId("why-say").click();
	await screen.waitFor({ state: "detached" });
	expect(await now()).toMatchObject({ state: "declined", reason: "两处同时报警" });
});

test("the only guard, who holds a gate, is sent all the same, and the sheet says that the gate stays empty", async () => {
	const desk = await room.deskOf("lin");
	await asks(desk.page, "/shifts/guards", { guards: [{ guard: "sun", post: "gate-south" }] });
	await room.report("panel-b03-2-0401", "home.panic", { button: "wall" });
	const id = await idOf(desk.row("Panic button"));
	await goTo(desk, id);
	await takeByKey(desk, id);
	for (const locale of ["zh-CN", "en-GB"] as const) {
		const { page } = locale === "en-GB" ? desk : await room.deskOf("lin", { locale });
		await page.goto(`${room.hub.http}/incidents/${id}`);
		await page.getByTestId("incident-panel").getByTestId("dispatch").click();
		await page.locator("input[name=guard][value=sun]:checked").waitFor();
		await page.getByTestId("dispatch-uncovered").waitFor();
		expect(await page.getByTestId("dispatch-cover").count()).toBe(0);
	}
	await holdEnter(desk, "dispatch");
	await desk.page.locator("[data-testid=dispatch-row][data-guard=sun]").waitFor();
	expect(incident.parse(await reads(desk.page, `/incidents/${id}`)).dispatches).toMatchObject([{ state: "accepted" }]);
});
