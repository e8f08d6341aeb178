import { expect, test } from "vitest";
import { guardRoom } from "./guard-room.ts";
import { goTo, holdEnter, idOf, takeByKey } from "./hands.ts";

const HOME = "panel-b03-2-0401";
/** Enough for a flood, and for a group of what comes in it. */
const ROOMS = 16;

const room = guardRoom({
	people: { lin: "operator", wang: "captain" },
	devices: ["beam-east-3", "beam-west-1", HOME],
});
const HIGH_HZ = 698;
const climb = (id: string) => room.report(id, "perimeter.beam-broken", { beams: [1, 2] });

test("a second climber after the taking is owed with the seconds left, rings, and the page says why it rings again", async () => {
	const desk = await room.deskOf("lin");
	const { page } = desk;
	await climb("beam-east-3");
	const row = desk.row("East wall 3");
	await row.waitFor();
	const id = await idOf(row);
	await goTo(desk, id);
	await takeByKey(desk, id);
	await desk.forgetTones();

	// Once within five seconds of the first ring: it is owed, and then it rings by itself.
	await climb("beam-east-3");
	await desk.rowOf(id, "open").waitFor();
	await desk.says("playing", "high");
	await desk.hears(HIGH_HZ);
	const panel = page.getByTestId("incident-panel");
	await panel.getByTestId("again").getByText("Rings again").waitFor();
	await panel.getByTestId("owed").getByText("more since you took it").waitFor();
	await panel.getByTestId("owed").getByText("rings again").waitFor();

	// Taken again, it is silent; what comes now is owed for as long as the pace says, and says so in both languages.
	await takeByKey(desk, id);
	await climb("beam-east-3");
	await climb("beam-east-3");
	const owed = desk.rowOf(id).getByTestId("owed");
	await owed.getByText(/more since you took it · rings/).waitFor();
	await page.goto(`${room.hub.http}/incidents/${id}?lang=zh-CN`);
	await page
		.getByTestId("incident-panel")
		.getByText(/接警后又有 \d+ 次/)
		.first()
		.waitFor();
});

test("each detector of a walk test is a question; one key says that it was the tester, and nothing rings", async () => {
	const desk = await room.deskOf("lin");
	const { page } = desk;
	await page.keyboard.press("b");
	await page.getByTestId("begin-walk-test").click();
	await page.getByTestId("walk-test-of").selectOption("west");
	await holdEnter(desk, "walk-test");
	await page.locator("[data-testid=test-mark][data-detector=beam-west-1][data-passed=false]").waitFor();

	await room.report("beam-west-1", "perimeter.beam-broken", { beams: [1] });
	const question = page.locator("[data-testid=tester-question][data-detector=beam-west-1]");
	await question.getByText("was that your tester?").waitFor();
	await question.getByText(/rings in 0:\d\d/).waitFor();
	const passed = page.locator("[data-testid=test-mark][data-detector=beam-west-1][data-passed=true]");
	// The key answers only what has stood there long enough to be read.
	await expect
		.poll(async () => {
			await page.keyboard.press("y");
			return passed.count();
		})
		.toBe(1);
	await question.waitFor({ state: "detached" });
	expect(await desk.row("West wall 1").count()).toBe(0);
});

test("a group of a flood is taken with one act, each of its members as it was seen", async () => {
	const desk = await room.deskOf("lin");
	const { page } = desk;
	await room.report(HOME, "home.disarmed", { mode: "away" });
	for (let n = 0; n < ROOMS; n++) await room.report(HOME, "home.water", { zone: `room-${n}` });
	const group = page.getByTestId("group-row").filter({ hasText: "Water" });
	await group.getByText(/[1-9]\d* not taken/).waitFor();
	await group.getByTestId("take-group").click();
	await group.getByText("all taken").waitFor();
	await group.getByTestId("take-group").waitFor({ state: "detached" });
	await page.reload();
	await group.getByText("all taken").waitFor();
});
