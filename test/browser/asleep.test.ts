import { expect, test } from "vitest";
import { incidentShape } from "../../src/contract/shapes.ts";
import { signIn } from "../hub-process.ts";
import { guardRoom } from "./guard-room.ts";
import { idOf, reload } from "./hands.ts";
import { smallGarden } from "./watch-site.ts";

/** Simulated seconds for each real one: a minute is five seconds. */
const SPEED = 12;
const ASKED_HZ = 392;
/** Whoever is told at once is told within so much simulated time, ms; otherwise it would be ten minutes. */
const AT_ONCE_MS = 60_000;

const room = guardRoom({
	people: { lin: "operator", han: "captain", luo: "guard" },
	devices: ["beam-north-1"],
	config: smallGarden,
	args: ["--simulate", "quiet-night", "--speed", String(SPEED)],
});

test("an operator who does nothing is asked, the guard room counts as unattended, and everyone is told in turn; a reload changes nothing", async () => {
	const api = await signIn(room.hub.http, "lin");
	const guards = [{ guard: "luo", post: "patrol", leader: true }];
	expect((await api.post("/shifts/sign-on", { guards })).status).toBeLessThan(300);
	const asleep = await room.deskOf("lin", { size: [1280, 720] });
	const { page } = asleep;

	// From here on nobody touches this page.
	const asked = page.getByTestId("presence");
	await asked.waitFor();
	await asleep.hears(ASKED_HZ);
	await reload(asleep);
	await asked.waitFor();
	await asleep.hears(ASKED_HZ);
	await page.locator("[data-testid=unattended][data-why=told]").waitFor();
	await asleep.says("playing", "high");
	await asleep.row("Guard room unattended").waitFor();

	// The captain is told of it in turn, and hears it.
	const captain = await room.deskOf("han", { size: [1280, 720] });
	const told = captain.page.getByTestId("incident-panel").getByTestId("told");
	await captain.says("playing", "high");
	await captain.row("Guard room unattended").click();
	for (const who of ["shift leader", "captain"]) await told.getByText(who).first().waitFor();

	// Somebody climbs the wall meanwhile: that is told on at once.
	await room.report("beam-north-1", "perimeter.beam-broken", { beams: [1, 2] });
	const climb = captain.row("North wall 1").filter({ hasText: "Perimeter breach" });
	await climb.waitFor();
	const id = await idOf(climb);
	await climb.click();
	await told.getByText("shift leader").first().waitFor();
	const { openedAt, told: said = [] } = await api.get(`/incidents/${id}`, incidentShape);
	expect(Date.parse(said[0]?.at ?? "") - Date.parse(openedAt)).toBeLessThan(AT_ONCE_MS);

	// It goes on, through a reload of both pages, until a person takes it.
	await Promise.all([reload(asleep), reload(captain)]);
	await page.locator("[data-testid=unattended][data-why=told]").waitFor();
	await asked.waitFor();
	await asleep.says("playing", "high");
	await asleep.rowOf(id, "open").waitFor();
	for (const who of ["manager", "all on duty"]) await told.getByText(who).first().waitFor();

	// One key, and he is there; the alarm stays until somebody resolves it.
	await page.keyboard.press("p");
	await asked.waitFor({ state: "detached" });
});
