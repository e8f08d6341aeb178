import { afterAll, beforeAll, expect, test } from "vitest";
import { snapshotReceived } from "../../src/model/entries/snapshot-received.ts";
import { type Console, openRig, type Person, type Rig } from "../http/rig.ts";
import { now } from "../waiting.ts";

/**
 * What refers to a secret report tells as much as the report itself: also where that one lies in quarantine, or has not
 * come yet.
 */
const PANEL = "panel-b03-2-0401";

let rig: Rig;
let manager: Person;
let admin: Person;
let page: Console;
beforeAll(async () => {
	rig = await openRig();
	manager = await rig.person("manager");
	admin = await rig.person("admin");
	page = await manager.follow();
	await page.until(({ type, more }) => type === "sync" && !more);
});
afterAll(() => rig.close());

/** A message of the panel that can't be read, in quarantine. */
async function unreadable(names: string, said: object): Promise<void> {
	const bytes = Uint8Array.from(Buffer.from(JSON.stringify({ type: names, ...said })));
	await rig.journal.quarantine({
		...{ sender: PANEL, account: PANEL, event: { device: PANEL, names } },
		...{ topic: `gatehouse/v1/jingxin-garden/${PANEL}/event`, bytes, totalBytes: bytes.length },
		...{ reason: "data: found text, expected an object", receivedAt: now() },
	});
}

/** What the manager is told of an entry: on the tape, and when they ask. */
async function told(seq: number) {
	const { events } = await page.until(({ events: some }) => some?.some((one) => one.seq === seq) === true);
	return [events?.find((one) => one.seq === seq), (await manager.call("GET", `/events/${seq}`)).json];
}

const SPECIAL = { type: "special", source: "hub", data: {} };

test("the cancelling of a duress report that lies in quarantine is special, and found by no device", async () => {
	await unreadable("home.duress", { id: "duress-1", data: "none" });
	const seq = await rig.says(PANEL, "home.cancelled", { eventId: "duress-1" });
	for (const shown of await told(seq)) expect(shown).toMatchObject(SPECIAL);
	expect((await manager.call("GET", `/events?device=${PANEL}&type=home.cancelled`)).answer.items).toEqual([]);
});

test("the cancelling of a report that comes later is special until it is known to be none", async () => {
	const seq = await rig.says(PANEL, "home.cancelled", { eventId: "smoke-1" });
	for (const shown of await told(seq)) expect(shown).toMatchObject(SPECIAL);
	await rig.says(PANEL, "home.smoke", { zone: "kitchen" }, { id: "smoke-1" });
	expect((await manager.call("GET", `/events/${seq}`)).json).toMatchObject({ type: "home.cancelled" });
});

test("the cancelling of what is no secret is shown as it is", async () => {
	await rig.says(PANEL, "home.panic", { button: "wall" }, { id: "panic-1" });
	const seq = await rig.says(PANEL, "home.cancelled", { eventId: "panic-1" });
	for (const shown of await told(seq)) expect(shown).toMatchObject({ type: "home.cancelled" });
});

test("a cancelling that can't be read is in quarantine without its sender", async () => {
	await unreadable("home.cancelled", { id: "cancel-1", data: { eventId: "duress-1", by: 5 } });
	const { text } = await admin.call("GET", "/quarantine?limit=1");
	expect(text).not.toContain(PANEL);
});

test("a picture sent with such a report is special; a camera's is not", async () => {
	const picture = async (device: string) => {
		const at = now();
		const data = { device, event: "duress-1", hash: "0".repeat(64), bytes: 1 };
		const draft = { source: "hub", type: snapshotReceived.type, id: `picture-${device}`, at, receivedAt: at } as const;
		const appended = await rig.journal.append({ ...draft, data });
		return "seq" in appended ? appended.seq : expect.fail("not taken");
	};
	for (const shown of await told(await picture(PANEL))) expect(shown).toMatchObject(SPECIAL);
	for (const shown of await told(await picture("cam-east-1")))
		expect(shown).toMatchObject({ type: "snapshot.received" });
});
