import type { Page, Route } from "playwright-core";
import { expect, test } from "vitest";
import { z } from "zod";
import { signIn } from "../hub-process.ts";
import { PATIENCE_MS } from "../waiting.ts";
import { guardRoom } from "./guard-room.ts";
import { doRequiredSteps, goTo, holdEnter, idOf, takeByKey } from "./hands.ts";

const HOME = "panel-b03-2-0401";
/** Enough for a flood, and for a group of what comes in it. */
const ROOMS = 16;
const PATIENCE = { timeout: PATIENCE_MS, interval: 150 };

const room = guardRoom({
	people: { lin: "operator", wang: "captain", gao: "guard" },
	devices: ["beam-east-3", "beam-south-1", "beam-west-1", "beam-west-3", HOME],
});

/** Keeps back what the page asks of this path, until it is let through. */
async function heldBack(page: Page, path: string) {
	const held: Route[] = [];
	let holding = true;
	await page.route(`**/api/v1${path}`, (route) => (holding ? void held.push(route) : route.fallback()));
	return {
		/** How many have been asked. */
		count: () => held.length,
		async letThrough() {
			holding = false;
			for (const route of held) await route.continue();
		},
	};
}

const incident = z.object({ rev: z.number(), state: z.string(), news: z.number().optional() });
const incidentAs = async (name: string, id: string) => {
	const api = await signIn(room.hub.http, name);
	return { api, read: () => api.get(`/incidents/${id}`, incident) };
};

test("who takes what has rung since is told so beside the button, with what came, and it goes on ringing", async () => {
	const desk = await room.deskOf("lin");
	const { page } = desk;
	await room.report("beam-east-3", "perimeter.beam-broken", { beams: [1] });
	const row = desk.row("East wall 3");
	await row.waitFor();
	const id = await idOf(row);
	await goTo(desk, id);
	const held = await heldBack(page, `/incidents/${id}/acknowledge`);
	await expect
		.poll(async () => {
			await page.keyboard.press("Enter");
			return held.count();
		}, PATIENCE)
		.toBeGreaterThan(0);
	// It shows as taken at once; meanwhile several climb in.
	await desk.rowOf(id, "acknowledged").waitFor();
	await room.report("beam-east-3", "perimeter.beam-broken", { beams: [1, 2, 3], direction: "in" });
	await held.letThrough();
	const panel = page.getByTestId("incident-panel");
	await panel.getByTestId("refused-here").getByText("There is news since you looked").waitFor();
	await panel.getByTestId("came-since").getByText("East wall 3").waitFor();
	await desk.rowOf(id, "open").waitFor();
	await desk.says("playing", "high");
	// Looked at again, it can be taken, and nothing is refused any more.
	await takeByKey(desk, id);
	await panel.getByTestId("refused-here").waitFor({ state: "detached" });
});

test("who resolves what somebody else has taken anew since is told so, and it stays open", async () => {
	const desk = await room.deskOf("lin");
	const { page } = desk;
	await room.report("beam-south-1", "perimeter.beam-broken", { beams: [1] });
	const row = desk.row("South wall 1");
	await row.waitFor();
	const id = await idOf(row);
	await goTo(desk, id);
	await takeByKey(desk, id);
	await doRequiredSteps(desk, "gao");
	const held = await heldBack(page, `/incidents/${id}/resolve`);
	await page.keyboard.press("r");
	await page.getByTestId("sheet-resolve").waitFor();
	await page.keyboard.press("3");
	await holdEnter(desk, "resolve");
	await expect.poll(held.count, PATIENCE).toBe(1);
	await room.report("beam-south-1", "perimeter.beam-broken", { beams: [1, 2, 3], direction: "in" });
	const { api, read } = await incidentAs("wang", id);
	await expect.poll(async () => (await read()).state, PATIENCE).toBe("open");
	expect((await api.post(`/incidents/${id}/acknowledge`, { rev: (await read()).rev })).status).toBe(200);
	await held.letThrough();
	await desk.rowOf(id).waitFor();
	await desk.rowOf(id).click();
	await page.getByTestId("refused-here").getByText("There is news since you looked").waitFor();
	expect((await read()).state).not.toBe("resolved");
});

test("of a group that is taken what somebody else took meanwhile is named with the reason, and the rest is taken", async () => {
	const desk = await room.deskOf("lin");
	const { page } = desk;
	await room.report(HOME, "home.disarmed", { mode: "away" });
	for (let n = 0; n < ROOMS; n++) await room.report(HOME, "home.water", { zone: `room-${n}` });
	const group = page.getByTestId("group-row").filter({ hasText: "Water" });
	await group.getByText(/[1-9]\d* not taken/).waitFor();
	await page.getByTestId("flood").getByText("Alarm flood").waitFor();
	const api = await signIn(room.hub.http, "wang");
	const list = z.object({
		items: z.array(z.object({ id: z.string(), rev: z.number(), group: z.string().optional(), state: z.string() })),
	});
	const { items } = await api.get("/incidents?limit=200", list);
	const one = items.find(({ group: in_, state }) => in_ !== undefined && state === "open");
	const held = await heldBack(page, "/incidents/acknowledge");
	await group.getByTestId("take-group").click();
	await expect.poll(held.count, PATIENCE).toBe(1);
	expect((await api.post(`/incidents/${one?.id}/acknowledge`, { rev: one?.rev })).status).toBe(200);
	await held.letThrough();
	const said = page.getByTestId("notices");
	await said.getByText(/^\d+ of \d+ taken/).waitFor();
	await said.getByText(/Water leak, .*401.*: /).waitFor();
	await group.getByText("all taken").waitFor();
	await page.getByTestId("flood").waitFor({ state: "detached" });
});

test("several detectors ask at once, each is answered for itself, and an answer that comes too late is refused in its place", async () => {
	const desk = await room.deskOf("lin");
	const { page } = desk;
	await page.keyboard.press("b");
	await page.getByTestId("begin-walk-test").click();
	await page.getByTestId("walk-test-of").selectOption("west");
	await holdEnter(desk, "walk-test");
	for (const id of ["beam-west-1", "beam-west-3"]) await room.report(id, "perimeter.beam-broken", { beams: [1] });
	const question = (id: string) => page.locator(`[data-testid=tester-question][data-detector=${id}]`);
	await question("beam-west-1").waitFor();
	await question("beam-west-3").waitFor();
	await question("beam-west-3").getByTestId("tester-yes").click();
	await question("beam-west-3").waitFor({ state: "detached" });
	expect(await question("beam-west-1").count()).toBe(1);

	const held = await heldBack(page, "/walk-tests/*/confirm");
	// Pressed in its last seconds, it reaches the hub once it has rung.
	await question("beam-west-1")
		.getByText(/rings in 0:0[0-5]/)
		.waitFor();
	await question("beam-west-1").getByTestId("tester-yes").click();
	await expect.poll(held.count, PATIENCE).toBe(1);
	await desk.row("West wall 1").and(page.locator("[data-state=open]")).waitFor();
	await question("beam-west-1").waitFor({ state: "detached" });
	await held.letThrough();
	const refused = page.locator("[data-testid=tester-refused][data-detector=beam-west-1]");
	await refused.getByText(/only the last 30 s can be the tester\. It has rung: take it\./).waitFor();
	await refused.getByRole("button").click();
	await refused.waitFor({ state: "detached" });
});
