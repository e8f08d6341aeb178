import jpeg from "jpeg-js";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { askHub } from "../../src/hub/control-socket.ts";
import { pathsOf } from "../../src/hub/data-folder.ts";
import type { Ask } from "../../src/web/console/incident/ask.ts";
import type { OpenSheet } from "../../src/web/console/sheets/open.ts";
import { PASSWORD, signIn } from "../hub-process.ts";
import { now } from "../waiting.ts";
import type { Desk } from "./desk.ts";
import { guardRoom } from "./guard-room.ts";
import { bundled, loadInstead } from "./hand/bundle.ts";
import { holdEnter, idOf, signInByHand, takeByKey } from "./hands.ts";
import { drawn, lateAnswers } from "./late.ts";
import { type Obedient, obedientAt } from "./obedient.ts";

const HOME = "panel-b03-2-0401";
const DOOR = "door-b03-2";
const CAMERA = "cam-square-1";
/** Both free to go, at any hour. */
const GUARDS = [
	{ guard: "gao", post: "patrol" },
	{ guard: "tang", post: "patrol" },
];

const room = guardRoom({
	people: { lin: "operator", wang: "captain", gao: "guard", tang: "guard" },
	devices: ["beam-east-3"],
});

const devices = new Map<string, Obedient>();
const deviceOf = (id: string) => {
	const device = devices.get(id);
	if (!device) throw new Error(`${id} is not connected`);
	return device;
};

beforeAll(async () => {
	const { controlSocket } = pathsOf(room.hub.data);
	const made = await askHub(controlSocket, "device.credentials", { ids: [HOME, DOOR, CAMERA] });
	const passwords = z.record(z.string(), z.string()).parse(made?.answer);
	for (const [id, password] of Object.entries(passwords)) {
		devices.set(id, await obedientAt(room.hub.mqtt, id, password));
	}
	return async () => {
		for (const device of devices.values()) await device.close();
	};
});

const incidents = z.object({
	items: z.array(
		z.object({
			id: z.string(),
			rev: z.number(),
			type: z.string(),
			alarms: z.array(z.string()),
			pictures: z.array(z.object({ hash: z.string().optional() })).optional(),
		}),
	),
});

/** What the sheets are about: a panic with a picture in it, and a breach whose shelving waits for a captain. */
interface Matter {
	readonly panic: string;
	readonly alarm: string;
	readonly hash: string;
}

type Named = Exclude<OpenSheet["name"], "work"> | `work:${Ask["what"]}`;

/** Every sheet that there is: one that is added has to be added here. */
function everySheet({ panic, alarm, hash }: Matter): Readonly<Record<Named, OpenSheet>> {
	const work = (ask: Ask): OpenSheet => ({ name: "work", incident: panic, ask });
	const step = { id: "look", do: "ask", words: { en: "What is it?", "zh-CN": "是什么？" } } as const;
	return {
		...{ resolve: { name: "resolve", incident: panic }, verify: { name: "verify", incident: panic } },
		...{ report: { name: "report" }, help: { name: "help" }, devices: { name: "devices" }, leave: { name: "leave" } },
		...{ renew: { name: "renew" }, shift: { name: "shift" }, "sign-on": { name: "sign-on" } },
		...{ "sign-off": { name: "sign-off" }, "hand-over": { name: "hand-over" }, "take-over": { name: "take-over" } },
		...{ "step-away": { name: "step-away" }, drill: { name: "drill" }, weather: { name: "weather" } },
		...{
			bypasses: { name: "bypasses" },
			deliveries: { name: "deliveries" },
			messages: { name: "messages" },
			"walk-test": { name: "walk-test" },
		},
		...{ shelve: { name: "shelve", alarm }, "out-of-service": { name: "out-of-service", device: "beam-east-3" } },
		"work:dispatch": work({ what: "dispatch" }),
		"work:unlock": work({ what: "unlock" }),
		"work:wait": work({ what: "wait" }),
		"work:more": work({ what: "more" }),
		"work:agencies": work({ what: "agencies" }),
		"work:reopen": work({ what: "reopen" }),
		"work:review": work({ what: "review" }),
		"work:police": work({ what: "police" }),
		"work:release": work({ what: "release" }),
		"work:transfer": work({ what: "transfer" }),
		"work:take-over": work({ what: "take-over" }),
		"work:hold": work({ what: "hold" }),
		"work:end-hold": work({ what: "end-hold" }),
		"work:merge": work({ what: "merge" }),
		"work:split": work({ what: "split" }),
		"work:ask-volunteers": work({ what: "ask-volunteers" }),
		"work:notify": work({ what: "notify", agency: "110" }),
		"work:step": work({ what: "step", step }),
		"work:unshelve": work({ what: "unshelve", alarm }),
		"work:confirm-shelve": work({ what: "confirm-shelve", alarm }),
		"work:picture": work({ what: "picture", hash }),
	};
}

/** Makes all of it happen, and a captain keep the watch with two guards. */
async function happened(): Promise<Matter> {
	const captain = await signIn(room.hub.http, "wang");
	expect((await captain.post("/shifts/sign-on", { guards: GUARDS })).status).toBe(200);
	await deviceOf(HOME).report("home.panic", { button: "wall" });
	await room.report("beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
	const event = await deviceOf(CAMERA).report("camera.video-lost", {});
	const width = 16;
	const { data } = jpeg.encode({ width, height: width, data: Buffer.alloc(4 * width * width, 128) });
	await deviceOf(CAMERA).snapshot(event, data);
	const find = async (type: string) =>
		(await captain.get("/incidents", incidents)).items.find((one) => one.type === type);
	const hashOf = async () => (await find("camera.video-lost"))?.pictures?.find(({ hash }) => hash)?.hash;
	await expect.poll(hashOf).toBeDefined();
	const [panic, breach, lost] = [
		await find("home.panic"),
		await find("perimeter.breach"),
		await find("camera.video-lost"),
	];
	const operator = await signIn(room.hub.http, "lin");
	const until = new Date(now() + 1_200_000).toISOString();
	const [alarm = ""] = breach?.alarms ?? [];
	expect((await operator.post(`/alarms/${alarm}/shelve`, { reason: "Branches", until })).status).toBe(200);
	// The picture belongs to what the sheets are about.
	const merged = await captain.post(`/incidents/${lost?.id}/merge`, { into: panic?.id });
	expect(merged.status).toBe(200);
	return { panic: panic?.id ?? "", alarm, hash: (await hashOf()) ?? "" };
}

const focus = ({ page }: Desk) =>
	page.evaluate(() => {
		const now = document.activeElement;
		return now?.closest("dialog[open]") && !now.matches(":disabled") ? "in the sheet" : `at ${now?.tagName}`;
	});

test("whatever arrives late or can no longer be used, the focus stays in every sheet, and its keys work", async () => {
	const [script, matter] = await Promise.all([bundled(), happened()]);
	const desk = await room.open({ size: [1280, 720] });
	const { page } = desk;
	await loadInstead(page, script);
	const late = await lateAnswers(page);
	await signInByHand(desk, room.hub.http, "wang", PASSWORD);
	await desk.rowOf(matter.panic).waitFor();
	for (const [name, sheet] of Object.entries(everySheet(matter))) {
		// Taken in hand anew, so that what the panel asks for the sheet comes late, too.
		await page.evaluate(() => window.handle.choose(undefined));
		await drawn(page);
		late.hold();
		await page.evaluate((id) => window.handle.choose(id), matter.panic);
		await page.evaluate((which) => window.handle.openSheet(which), sheet);
		const dialog = page.locator("dialog[open]");
		await dialog.waitFor();
		await drawn(page);
		expect(await focus(desk), `${name} before anything has arrived`).toBe("in the sheet");
		await late.release();
		expect(await focus(desk), `${name} once all has arrived`).toBe("in the sheet");
		await page.evaluate(() => document.activeElement?.setAttribute("disabled", ""));
		await drawn(page);
		expect(await focus(desk), `${name} when what had it can't be used any more`).toBe("in the sheet");
		await page.keyboard.press("Escape");
		await dialog.waitFor({ state: "detached" });
	}
});

test("in the Send sheet the keys work before the guards are known and after", async () => {
	const desk = await room.open({ size: [1280, 720] });
	const { page } = desk;
	const late = await lateAnswers(page);
	await signInByHand(desk, room.hub.http, "lin", PASSWORD);
	const row = desk.row("Panic button").first();
	await row.click();
	const id = await idOf(row);
	await takeByKey(desk, id);
	late.hold();
	await page.keyboard.press("d");
	await page.getByTestId("dispatch-reading").waitFor();
	expect(await page.getByTestId("dispatch-confirm").isDisabled()).toBe(true);
	await page.keyboard.press("b");
	await page.locator("input[name=way][value=radio]:checked").waitFor();
	await late.release();
	await page.keyboard.press("2");
	const second = page.locator("input[name=guard]").nth(1);
	expect(await second.isChecked()).toBe(true);
	const guard = await second.getAttribute("value");
	await page.keyboard.press("b");
	await page.locator("input[name=way][value=phone]:checked").waitFor();
	await page.keyboard.press("b");
	await page.keyboard.down("Enter");
	await page.getByTestId("sheet-dispatch").waitFor({ state: "detached" });
	await page.keyboard.up("Enter");
	await page.locator(`[data-testid=dispatch-row][data-guard="${guard}"][data-state=accepted]`).waitFor();
});

test("Enter held on what closes a sheet closes it, and sends nothing", async () => {
	const desk = await room.deskOf("lin", { size: [1280, 720] });
	const { page } = desk;
	const posts: string[] = [];
	page.on("request", (request) => {
		if (request.method() === "POST") posts.push(request.url());
	});
	await page.keyboard.press("s");
	await page.getByTestId("action-sign-off").click();
	await page.getByTestId("sheet-sign-off").waitFor();
	await page.getByTestId("sheet-sign-off").getByRole("button", { name: "Cancel" }).focus();
	await page.keyboard.down("Enter");
	await page.getByTestId("sheet-sign-off").waitFor({ state: "detached" });
	await page.keyboard.up("Enter");
	expect(posts).toEqual([]);
});

test("an unlocked door is said to be unlocked, a jammed one not, a silent one neither; a command's step is ticked once it is done", async () => {
	const desk = await room.deskOf("lin", { size: [1280, 720] });
	const { page } = desk;
	const said = page.getByTestId("notices");
	await desk.row("Panic button").first().click();
	const unlock = async () => {
		await page.keyboard.press("u");
		await page.getByTestId("sheet-unlock").locator(`input[name=door][value="${DOOR}"]`).check();
		await holdEnter(desk, "unlock");
	};
	const putAway = async () => {
		const close = said.getByRole("button");
		for (let n = await close.count(); n > 0; n = await close.count()) await close.first().click();
	};
	onTestFinished(() => {
		deviceOf(DOOR).says = { ok: true };
		deviceOf(HOME).says = { ok: true };
	});
	await unlock();
	await said.getByText("was carried out").waitFor();
	expect(deviceOf(DOOR).heard).toEqual(["unlock"]);
	await putAway();
	deviceOf(DOOR).says = { ok: false, error: "jammed" };
	await unlock();
	await said.getByText("was not carried out").waitFor();
	await said.getByText("jammed").waitFor();
	await putAway();

	const step = page.locator("[data-step=coming]");
	const command = async () => {
		await step.getByTestId("step").click();
		await holdEnter(desk, "step-command");
	};
	deviceOf(HOME).says = { ok: false, error: "no speaker" };
	await command();
	await said.getByText("no speaker").waitFor();
	expect(await step.getAttribute("data-done")).toBe("false");
	await putAway();
	deviceOf(HOME).says = { ok: true };
	await command();
	await step.and(page.locator("[data-done=true]")).waitFor();

	await page.goto(`${room.hub.http}/devices/${CAMERA}`);
	deviceOf(CAMERA).says = { ok: false, error: "lens cap" };
	await page.getByTestId("command-snapshot").click();
	await said.getByText("was not carried out").waitFor();
	await said.getByText("lens cap").waitFor();
});
