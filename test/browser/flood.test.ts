import { EventEmitter, once } from "node:events";
import { expect, test } from "vitest";
import { z } from "zod";
import { signIn } from "../hub-process.ts";
import type { Desk } from "./desk.ts";
import { guardRoom } from "./guard-room.ts";
import { goTo, idOf, reload, takeByKey } from "./hands.ts";
import { figure, HOMES, paced } from "./homes.ts";

/** Ninety-six homes in which water runs in one room after the other: 10,080 alarms in 10 s. */
const ROOMS = 105;
const EVERY_MS = 95;
const WALL = "beam-west-2";
const CALLER = "panel-b14-1-0301";
const CRITICAL_HZ = 880;
/** Ten times the three seconds after which a page counts as blind. */
const SEEN_WITHIN_MS = 30_000;

const room = guardRoom({ people: { lin: "operator" }, devices: [...HOMES, WALL, CALLER] });

const incidents = z.object({
	items: z.array(z.object({ state: z.string() })),
	nextCursor: z.string().optional(),
});

/** How many incidents are open, as the hub has it. */
async function openAtHub(): Promise<number> {
	const api = await signIn(room.hub.http, "lin");
	let count = 0;
	for (let from: string | undefined = ""; from !== undefined; ) {
		const { items, nextCursor }: z.output<typeof incidents> = await api.get(`/incidents?limit=1000${from}`, incidents);
		count += items.filter(({ state }) => state !== "resolved").length;
		from = nextCursor && `&cursor=${encodeURIComponent(nextCursor)}`;
	}
	return count;
}

/** The row at this place of the queue. */
const rowAt = ({ page }: Desk, place: number) => page.locator(`[data-testid=queue] [aria-posinset="${place}"]`);

/** Waits until this incident has this place. */
const stands = (desk: Desk, id: string, place: number) =>
	rowAt(desk, place)
		.and(desk.page.locator(`[data-incident="${id}"]`))
		.waitFor();

test("of ten thousand alarms in ten seconds the first critical one stands and sounds before all; it is taken, and a reload shows all again", async () => {
	const desk = await room.deskOf("lin", { size: [1280, 720], moving: true });
	const { page } = desk;
	await Promise.all(HOMES.map((home) => room.report(home, "home.disarmed", { mode: "away" })));
	const acknowledged: Promise<string>[] = [];
	const reached = new EventEmitter();
	const called = once(reached, "called").then(() => performance.now());
	const late = once(reached, "late");
	const flooding = paced(ROOMS, EVERY_MS, (n) => {
		for (const home of HOMES) acknowledged.push(room.report(home, "home.water", { zone: `room-${n}` }));
		// A breach among them, then somebody calls for help: each comes by itself, above all that is less.
		if (n === 20) acknowledged.push(room.report(WALL, "perimeter.beam-broken", { beams: [1, 2] }));
		if (n === 30) {
			reached.emit("called");
			acknowledged.push(room.report(CALLER, "home.panic", { button: "wall" }));
		}
		if (n === 70) reached.emit("late");
	});

	const calledAt = await called;
	const panic = rowAt(desk, 1).filter({ hasText: "Panic button" });
	await panic.waitFor();
	const seenAfter = Math.round(performance.now() - calledAt);
	await desk.says("playing", "critical");
	await desk.hears(CRITICAL_HZ);
	const heardAfter = Math.round(performance.now() - calledAt);
	figure(`flood: the first critical one is seen after ${seenAfter} ms, heard after ${heardAfter} ms`);
	expect(Math.max(seenAfter, heardAfter)).toBeLessThan(SEEN_WITHIN_MS);

	// The desk can be worked at: it is taken by key, and then the breach is what sounds.
	const critical = await idOf(panic);
	await goTo(desk, critical);
	await takeByKey(desk, critical);
	await desk.says("playing", "high");

	// The page is loaded again in the middle of it.
	await late;
	await reload(desk);
	await stands(desk, critical, 1);
	await desk.rowOf(critical, "acknowledged").waitFor();
	await desk.says("playing", "high");
	expect(await rowAt(desk, 2).textContent()).toContain("West wall 2");

	const took = await flooding;
	await Promise.all(acknowledged);
	const open = await openAtHub();
	figure(`flood: ${acknowledged.length} alarms in ${took} ms; ${open} incidents open`);
	// Of one device 32 places are incidents of their own; what it names beyond is one more, with a word to the administrator.
	expect(open).toBe(HOMES.length * (32 + 2) + 2);
	const shown = page.getByTestId("tab-active").locator(".tab-count");
	await expect.poll(() => shown.textContent()).toBe(String(open));

	// Nothing of it is out of reach: a group of one kind and place unfolds into each that it holds.
	const folded = page.locator("[data-testid=group-row][data-open=false]").first();
	await folded.click();
	await page.locator("[data-testid=group-row][data-open=true]").waitFor();
	await page.locator("[data-testid=incident-row].row-inside").first().waitFor();
});
