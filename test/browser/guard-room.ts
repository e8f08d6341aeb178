import { afterAll, beforeAll, expect, onTestFinished } from "vitest";
import { z } from "zod";
import { askHub } from "../../src/hub/control-socket.ts";
import { pathsOf } from "../../src/hub/data-folder.ts";
import { type HubProcess, PASSWORD, startHub } from "../hub-process.ts";
import { CHOSEN_HOUR, gardenAt, moveTo } from "../local-hour.ts";
import { type Chromium, startChromium } from "./chromium.ts";
import { type Desk, type DeskOptions, openDesk } from "./desk.ts";
import { type Device, deviceAt } from "./device.ts";
import { signInByHand } from "./hands.ts";

interface Staffed {
	/** Who may sign in, by name: their role. */
	readonly people: Readonly<Record<string, string>>;
	/** The devices that speak in this file. */
	readonly devices?: readonly string[];
	/** Makes a site file of its own, in place of Jingxin Garden's; gives its path. */
	readonly config?: () => Promise<string>;
	/** The site's local hour; absent: the one that the suites choose. */
	readonly hour?: number;
	/** What else the hub is started with. */
	readonly args?: readonly string[];
}

/** The hub, the people, the devices and the browser of one file, each started once. */
export interface GuardRoom {
	readonly hub: HubProcess;
	readonly chromium: Chromium;
	/** A window with this person signed in; whatever goes wrong in it fails the test. */
	deskOf(name: string, options?: DeskOptions): Promise<Desk>;
	/** A window that is closed with the test, signed in by nobody yet. */
	open(options?: DeskOptions): Promise<Desk>;
	/** Resolves with the event's id once it is durable. */
	report(device: string, type: string, data?: Readonly<Record<string, unknown>>): Promise<string>;
}

const secrets = z.record(z.string(), z.string());

/** Called at the head of a file: starts all of it before the file's tests, and ends it after them. */
export function guardRoom({ people, devices = [], config, hour = CHOSEN_HOUR, args = [] }: Staffed): GuardRoom {
	const started: { hub?: HubProcess; chromium?: Chromium } = {};
	const connected = new Map<string, Device>();
	let passwords: Readonly<Record<string, string>> = {};

	beforeAll(async () => {
		const file = (await config?.()) ?? gardenAt(hour);
		moveTo(file, hour);
		const browser = startChromium().then((chromium) => Object.assign(started, { chromium }));
		const hub = await startHub({ config: file, args });
		Object.assign(started, { hub });
		await browser;
		const { controlSocket } = pathsOf(hub.data);
		for (const [name, role] of Object.entries(people)) {
			await tell(controlSocket, "user.add", { name, role, password: PASSWORD });
		}
		if (devices.length === 0) return;
		passwords = secrets.parse(await tell(controlSocket, "device.credentials", { ids: devices }));
	});
	afterAll(async () => {
		await started.chromium?.stop();
		for (const device of connected.values()) await device.close();
		if (started.hub) expect(await started.hub.stop()).toBe(0);
	});

	const theHub = () => started.hub ?? unstarted();
	const theChromium = () => started.chromium ?? unstarted();
	const open = async (options?: DeskOptions) => {
		const desk = await openDesk(theChromium().browser, options);
		onTestFinished(async () => {
			expect(desk.wrong).toEqual([]);
			expect(await desk.page.evaluate(() => window.violations)).toEqual([]);
			await desk.close();
		});
		return desk;
	};
	return {
		get hub() {
			return theHub();
		},
		get chromium() {
			return theChromium();
		},
		open,
		async deskOf(name, options) {
			const desk = await open(options);
			await signInByHand(desk, theHub().http, name, PASSWORD);
			return desk;
		},
		report(id, type, data = {}) {
			const device = connected.get(id) ?? deviceAt(theHub().mqtt, id, passwords[id] ?? "");
			connected.set(id, device);
			return device.report(type, data);
		},
	};
}

/** What the hub answers; one that does not is a fault of its own. */
async function tell(controlSocket: string, verb: string, args: unknown): Promise<unknown> {
	const answered = await askHub(controlSocket, verb, args);
	if (!answered) throw new Error(`no hub listens at ${controlSocket}, which was ready`);
	return answered.answer;
}

function unstarted(): never {
	throw new Error("the guard room is started before the tests, not while the file is read");
}
