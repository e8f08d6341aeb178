import { createHash, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type BrowserContext, chromium, type Page, request } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { newFolder, PASSWORD } from "../hub-process.ts";
import { now, PATIENCE_MS } from "../waiting.ts";
import { faultsInBoth, paleInBoth } from "./axe.ts";
import { argumentsWith, unpacked } from "./chromium.ts";
import { showToCamera } from "./plate-feed.ts";
import { timedHubs } from "./timed-hub.ts";
import { wireTo } from "./wire.ts";

const NAME = "gatehouse.lan";
const PIN = "824917";
const MINUTE_MS = 60_000;
const STOPS = ["cp-b01", "cp-b02", "cp-b03", "cp-b04"] as const;
const TASK = { id: "locked", kind: "yes-no", words: { en: "Is it locked?", "zh-CN": "是否上锁？" }, expected: true };
/** What is pressed with gloves; CSS pixels. */
const TARGET = 48;

/** A phone: its browser keeps what it keeps in a profile, whatever restarts. */
async function startPhone(profile: string, { spki, film }: { spki: string; film: string }) {
	const context = await chromium.launchPersistentContext(profile, {
		...{ executablePath: await unpacked(), headless: true, locale: "zh-CN", hasTouch: true, isMobile: true },
		...{ viewport: { width: 360, height: 640 }, reducedMotion: "reduce", permissions: ["camera"] },
		args: argumentsWith([
			`--host-resolver-rules=MAP ${NAME} 127.0.0.1`,
			`--ignore-certificate-errors-spki-list=${spki}`,
			...["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"],
			`--use-file-for-fake-video-capture=${film}`,
		]),
	});
	context.setDefaultTimeout(PATIENCE_MS);
	const [page = await context.newPage()] = context.pages();
	page.on("pageerror", (error) => wrong.push(String(error)));
	page.on("console", (line) => {
		if (line.type() === "error" && /policy|violat/i.test(line.text())) wrong.push(line.text());
	});
	return { context, page };
}

const wrong: string[] = [];

async function enterPin(page: Page, pin = PIN): Promise<void> {
	await page.locator("input[name=pin]").fill(pin);
	await page.getByTestId("enter-pin").click();
}

const stop = (page: Page, checkpoint: string, mark: string) =>
	page.locator(`[data-testid=stop][data-checkpoint=${checkpoint}][data-mark=${mark}]`).waitFor();

/** Checks in by hand. `look`: at what is on the screen then. */
async function typeCode(page: Page, code: string, look: () => Promise<void> = async () => undefined): Promise<void> {
	await page.getByTestId("check-in").click();
	await page.getByTestId("scan-type").click();
	await page.locator("input[name=code]").fill(code);
	await look();
	await page.getByTestId("code-send").click();
}

/** What is smaller than a glove's finger, on the screen as it is. */
const small = (page: Page) =>
	page
		.locator("button:visible, input:visible:not([type=file]), textarea:visible")
		.evaluateAll(
			(all, least) =>
				all
					.map((one) => ({ what: one.outerHTML.slice(0, 80), box: one.getBoundingClientRect() }))
					.filter(({ box }) => Math.min(box.width, box.height) < least),
			TARGET,
		);

async function looksRight(page: Page): Promise<void> {
	expect(await faultsInBoth(page)).toEqual([]);
	expect(await paleInBoth(page)).toEqual([]);
	expect(await small(page)).toEqual([]);
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
}

test("a round walked without a network, by plate and by code, over a reload and a restart, is at the hub at its true times, once", async () => {
	const data = newFolder();
	const { TestMachine, openHubOn, entriesOf } = await timedHubs();
	const machine = new TestMachine();
	const hub = await openHubOn(data, machine, { tls: "auto", webRoot: resolve(".build/web") });
	for (const [name, role] of [
		["gao", "guard"],
		["mei", "captain"],
	] as const) {
		await hub.store.access.people.add({ name, role, password: PASSWORD, by: "hub" });
	}
	const wire = await wireTo(hub.http.port);
	const address = `https://${NAME}:${wire.port}`;
	const captain = await request.newContext({
		...{ baseURL: hub.http.url, ignoreHTTPSErrors: true, extraHTTPHeaders: { origin: hub.http.url } },
	});
	onTestFinished(() => captain.dispose());
	const ask = async (method: string, path: string, body?: object) => {
		const answer = await captain.fetch(`/api/v1${path}`, { method, ...(body && { data: body }) });
		expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
		return answer.json();
	};
	await ask("POST", "/session", { username: "mei", password: PASSWORD });
	const codes = new Map<string, string>();
	for (const checkpoint of STOPS) codes.set(checkpoint, (await ask("POST", "/patrol/plates", { checkpoint })).code);
	const codeOf = (checkpoint: string) => codes.get(checkpoint) ?? "";

	const pem = readFileSync(join(data, "certificates", "server.pem"), "utf8");
	const key = new X509Certificate(pem.slice(pem.indexOf("-----BEGIN CERTIFICATE"))).publicKey;
	const spki = createHash("sha256")
		.update(key.export({ type: "spki", format: "der" }))
		.digest("base64");
	const profile = newFolder();
	const film = join(newFolder(), "plates.y4m");
	showToCamera(film, codeOf("cp-b01"));
	let phone: { context: BrowserContext; page: Page } = await startPhone(profile, { spki, film });
	onTestFinished(() => phone.context.close());
	let { page } = phone;

	// Where there is a network: the guard signs in, chooses a PIN, and has the round on the phone.
	await page.goto(`${address}/guard`);
	await page.locator("input[name=username]").fill("gao");
	await page.locator("input[name=password]").fill(PASSWORD);
	await looksRight(page);
	await page.getByTestId("start-shift").click();
	for (const name of ["new-pin", "new-pin-again"]) await page.locator(`input[name=${name}]`).fill(PIN);
	await page.getByTestId("keep-pin").click();
	await page.getByTestId("check-in").waitFor();
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	const stops = STOPS.map((checkpoint, i) => ({
		...{ checkpoint, afterMinutes: 2 * i, toleranceMinutes: 10 },
		...(checkpoint === "cp-b02" && { tasks: [TASK] }),
	}));
	const words = { en: "Short walk", "zh-CN": "短程巡更" };
	await ask("PUT", "/patrol/routes/short", { words, order: "any-order", stops });
	await ask("POST", "/patrol/rounds", { route: "short", guard: "gao" });
	await page.evaluate(() => dispatchEvent(new Event("online")));
	await page.locator("[data-testid=next][data-checkpoint=cp-b01]").waitFor();
	await looksRight(page);

	// Below ground. A wrong PIN opens nothing; the right one does, against what the phone holds.
	wire.cut();
	await page.reload();
	await enterPin(page, "000111");
	await page.getByTestId("pin-wrong").waitFor();
	await enterPin(page);
	await page.locator("[data-reach=unreachable]").waitFor();
	const began = now();
	await page.getByTestId("check-in").click();
	await stop(page, "cp-b01", "unsent");
	await page.reload();
	await enterPin(page);
	await stop(page, "cp-b01", "unsent");
	await page.getByTestId("check-in").click();
	// The camera still sees the plate that was done.
	await page.getByTestId("scan-said").waitFor();
	await page.getByTestId("scan-close").click();
	showToCamera(film, codeOf("cp-b02"));
	await page.getByTestId("check-in").click();
	await page.locator("[data-task=locked][data-answer=true]").click();
	await page.getByTestId("tasks-done").click();
	await stop(page, "cp-b02", "unsent");
	await typeCode(page, codeOf("cp-b03").toLowerCase(), () => looksRight(page));
	await stop(page, "cp-b03", "unsent");
	await phone.context.close();

	phone = await startPhone(profile, { spki, film });
	({ page } = phone);
	await page.goto(`${address}/guard`);
	await enterPin(page);
	for (const checkpoint of ["cp-b01", "cp-b02", "cp-b03"]) await stop(page, checkpoint, "unsent");
	showToCamera(film, codeOf("cp-b04"));
	await page.getByTestId("check-in").click();
	await stop(page, "cp-b04", "unsent");
	await page.locator("[data-testid=unsent][data-count='4']").waitFor();
	const done = now();
	await looksRight(page);

	// Above ground time has gone by: all that the guard room knows is that nobody was there.
	machine.pass(30 * MINUTE_MS);
	const round = async () => (await ask("GET", "/patrol/rounds?limit=1")).items[0];
	await expect.poll(async () => (await round()).alarms?.length ?? 0).toBeGreaterThan(0);
	expect((await round()).stops.map(({ status }: { status: string }) => status)).toEqual(STOPS.map(() => "missed"));

	wire.mend();
	await page.evaluate(() => dispatchEvent(new Event("online")));
	await page.getByTestId("unsent").waitFor({ state: "detached" });
	// The bar also goes while the page reads anew: what the hub holds decides.
	await expect
		.poll(async () => (await round()).stops.map(({ status }: { status: string }) => status))
		.toEqual(STOPS.map(() => "on-time"));
	const after = await round();
	for (const one of after.stops) {
		const at = Date.parse(one.at);
		expect(at).toBeGreaterThanOrEqual(began);
		expect(at).toBeLessThanOrEqual(done);
		expect(Date.parse(one.receivedAt) - at).toBeGreaterThan(29 * MINUTE_MS);
		expect(one).toMatchObject({ status: "on-time", revisedFrom: "missed", proof: "plate", guard: "gao" });
	}
	expect(after.stops[1].answers).toEqual({ locked: true });
	for (const alarm of after.alarms) expect(alarm.takenBack.why.en).not.toBe("");
	expect(await entriesOf(hub, "patrol.checkin")).toHaveLength(STOPS.length);

	// Silence in the middle of a round: the guard is asked, over whatever is on the screen, and answers with one tap.
	await ask("POST", "/patrol/rounds", { route: "short", guard: "gao" });
	await page.evaluate(() => dispatchEvent(new Event("online")));
	await page.locator("[data-testid=next][data-checkpoint=cp-b01]").waitFor();
	await typeCode(page, codeOf("cp-b01"));
	await page.locator("[data-testid=checked-in][data-mark=sent]").waitFor();
	const silentMs = 13 * MINUTE_MS;
	await page.clock.setFixedTime(now() + silentMs);
	machine.pass(silentMs);
	await page.getByTestId("all-well").waitFor();
	await page.getByTestId("more").click();
	await looksRight(page);
	await page.getByTestId("all-well-yes").click();
	await page.getByTestId("all-well").waitFor({ state: "detached" });
	await expect.poll(() => entriesOf(hub, "patrol.all-well")).toHaveLength(1);
	await page.getByTestId("more-close").click();

	// Five wrong PINs lock the phone; who holds it can still call for help, and is told while nobody hears.
	wire.cut();
	await page.getByTestId("lock").click();
	for (const left of [4, 3, 2, 1]) {
		await enterPin(page, "000111");
		await page.getByTestId("pin-wrong").getByText(`还可尝试${left}次`).waitFor();
	}
	await enterPin(page, "000111");
	await page.getByTestId("phone-locked").waitFor();
	const sos = page.getByTestId("sos");
	await sos.dispatchEvent("pointerdown");
	await page.locator("[data-testid=sos-state][data-state=unsent]").waitFor();
	await looksRight(page);
	wire.mend();
	await page.evaluate(() => dispatchEvent(new Event("online")));
	await page.locator("[data-testid=sos-state][data-state=sent]").waitFor();
	const called = { data: { guard: "gao", lastSeen: { checkpoint: "cp-b01" } } };
	expect(await entriesOf(hub, "patrol.sos")).toMatchObject([called]);
	await looksRight(page);
	// It says that the guard room has it once that is so, and is put away then.
	const { items } = await ask("GET", "/incidents?open=true");
	const help = items.find(({ type }: { type: string }) => type === "patrol.sos");
	await ask("POST", `/incidents/${help.id}/acknowledge`, { rev: help.rev });
	await page.locator("[data-testid=sos-state][data-state=taken]").waitFor();
	await page.getByTestId("sos-seen").click();
	await page.getByTestId("sos-state").waitFor({ state: "detached" });

	// A captain ends the phone while it holds a check-in: that is sent yet, then nothing is left, and the page says so.
	await page.getByTestId("by-password").click();
	await page.locator("input[name=password]").fill(PASSWORD);
	await page.getByTestId("start-shift").click();
	await enterPin(page);
	await page.getByTestId("check-in").waitFor();
	wire.cut();
	await typeCode(page, codeOf("cp-b02"));
	await page.locator("[data-task=locked][data-answer=true]").click();
	await looksRight(page);
	await page.getByTestId("tasks-done").click();
	await stop(page, "cp-b02", "unsent");
	const before = (await entriesOf(hub, "patrol.checkin")).length;
	const [{ id: ended }] = (await ask("GET", "/phones")).items;
	await captain.delete(`/api/v1/phones/${ended}`);
	wire.mend();
	await page.evaluate(() => dispatchEvent(new Event("online")));
	await page.getByTestId("wiped").waitFor();
	expect(await entriesOf(hub, "patrol.checkin")).toHaveLength(before + 1);
	expect(await page.getByTestId("sos").count()).toBe(0);
	await page.reload();
	await page.getByTestId("wiped").waitFor();
	await looksRight(page);
	expect(wrong).toEqual([]);
});
