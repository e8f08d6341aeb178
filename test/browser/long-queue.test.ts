import { expect, test } from "vitest";
import { spoilt } from "../site/spoilt.ts";
import type { Desk } from "./desk.ts";
import { guardRoom } from "./guard-room.ts";
import { figure, HOMES, paced } from "./homes.ts";

const OPEN = 1_000;
const CHANGES_A_SECOND = 100;
const SCROLLS_FOR_MS = 6_000;
/** 60 frames a second; the page may work ten times as long on each, on the slowest machine. */
const FRAME_MS = 1_000 / 60;

const roomOf = (n: number) => ({ zone: `room-${Math.floor(n / HOMES.length)}` });
const homeOf = (n: number) => HOMES[n % HOMES.length] ?? "";
const leak = (n: number) => room.report(homeOf(n), "home.water", roomOf(n));

// No flood here: a thousand rows, each for itself.
const room = guardRoom({
	people: { lin: "operator" },
	devices: HOMES,
	config: () =>
		spoilt(["flood: { begins: 10, ends: 5, within: 10 min }", "flood: { begins: 1000, ends: 1, within: 1 min }"]),
});

/** Runs in the page: scrolls the queue down and up for so long, and measures every frame, ms. */
function scrollThrough(lasts: number): Promise<number[]> {
	const list = document.querySelector("[data-testid=queue]");
	const from = performance.now();
	const frames: number[] = [];
	let last = from;
	let down = true;
	return new Promise((done) => {
		const frame = () => {
			const now = performance.now();
			frames.push(now - last);
			last = now;
			if (!list || now - from > lasts) return done(frames.slice(1));
			if (list.scrollTop + list.clientHeight >= list.scrollHeight - 1) down = false;
			if (list.scrollTop <= 0) down = true;
			list.scrollTop += down ? 400 : -400;
			requestAnimationFrame(frame);
		};
		requestAnimationFrame(frame);
	});
}

/** Begins to count the time that the page's own thread works (not what others take from it); gives how to read it, ms. */
async function mainThreadMs({ page }: Desk): Promise<() => Promise<number>> {
	const session = await page.context().newCDPSession(page);
	await session.send("Performance.enable", { timeDomain: "threadTicks" });
	const read = async () => {
		const { metrics } = await session.send("Performance.getMetrics");
		return 1_000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
	};
	const from = await read();
	return async () => (await read()) - from;
}

test("a thousand open incidents, a hundred of which change each second, scroll, and every row in sight is drawn", async () => {
	await Promise.all(Array.from({ length: OPEN }, (_, n) => leak(n)));
	const desk = await room.deskOf("lin", { size: [1280, 720], moving: true });
	const { page } = desk;
	await page.locator(`[data-testid=incident-row][aria-setsize="${OPEN}"]`).first().waitFor();

	const said: Promise<string>[] = [];
	const changing = paced((SCROLLS_FOR_MS / 1_000) * CHANGES_A_SECOND, 1_000 / CHANGES_A_SECOND, (n) =>
		said.push(leak(n)),
	);
	const spent = await mainThreadMs(desk);
	const frames = await page.evaluate(scrollThrough, SCROLLS_FOR_MS);
	const perFrame = (await spent()) / frames.length;
	await changing;
	await Promise.all(said);
	const median = frames.toSorted((a, b) => a - b)[Math.floor(frames.length / 2)] ?? Number.NaN;
	figure(
		`${OPEN} incidents, ${CHANGES_A_SECOND} changes/s: ${Math.round(frames.length / (SCROLLS_FOR_MS / 1_000))} frames/s, ` +
			`a frame each ${median.toFixed(1)} ms (median), of which the page itself works ${perFrame.toFixed(1)} ms`,
	);
	expect(perFrame).toBeLessThan(10 * FRAME_MS);

	// What changed is what the rows say, the last one of the queue too.
	await page.getByTestId("queue").evaluate((list) => {
		list.scrollTop = list.scrollHeight;
	});
	const last = page.locator(`[data-testid=incident-row][aria-posinset="${OPEN}"]`);
	await last.waitFor();
	await page.getByTestId("queue").evaluate((list) => {
		list.scrollTop = 0;
	});
	await page.locator('[data-testid=incident-row][aria-posinset="1"]').getByText("2 events").waitFor();
	expect(await page.locator(`[data-testid=incident-row][aria-setsize="${OPEN}"]`).count()).toBeGreaterThan(4);
});
