import { afterAll, beforeAll, expect, test } from "vitest";
import { now } from "../../waiting.ts";
import { openRig, type Person, type Rig } from "../rig.ts";

let rig: Rig;
let operator: Person;
let admin: Person;
beforeAll(async () => {
	rig = await openRig();
	operator = await rig.person("operator");
	admin = await rig.person("admin");
});
afterAll(() => rig.close());

const BEAM = "beam-east-3";
const PANEL = "panel-b03-2-0401";

/** A message of a device that was not valid. */
function said(sender: string, text: string, receivedAt = now()): Promise<void> {
	const bytes = new TextEncoder().encode(text);
	return rig.journal.quarantine({
		...{ sender, account: sender, topic: "event", reason: "no JSON", bytes, totalBytes: bytes.length, receivedAt },
	});
}

test("a device says how many of its messages of the day could not be read, and an admin is shown which", async () => {
	expect((await operator.call("GET", `/devices/${BEAM}`)).json).not.toHaveProperty("unreadable");
	await said(BEAM, "of the day before", now() - 86_400_000);
	for (const text of ["{", "nonsense", "{}"]) await said(BEAM, text);
	await said("beam-east-4", "another's");
	const { answer } = await operator.call("GET", `/devices/${BEAM}`);
	expect(answer.unreadable).toEqual({ count: 3, since: expect.stringMatching(/T00:00:00/) });
	const found = await admin.call("GET", `/quarantine?device=${BEAM}&order=asc`);
	expect(found.answer.items.map(({ sender }) => sender)).toEqual([BEAM, BEAM, BEAM, BEAM]);
	expect((await operator.call("GET", "/devices/beam-east-4")).answer.unreadable).toMatchObject({ count: 1 });
});

test("nothing tells from which panel a call for help came that could not be read", async () => {
	const asked = async () => {
		const device = await operator.call("GET", `/devices/${PANEL}`);
		const list = await operator.call("GET", "/devices?kind=home&limit=1000");
		const quarantine = await admin.call("GET", `/quarantine?device=${PANEL}&limit=1`);
		const { text } = await operator.call("GET", "/metrics");
		return [device.text, list.text, quarantine.text, text.includes(PANEL)];
	};
	const before = await asked();
	for (let n = 0; n < 3; n++) await said(PANEL, `{"type":"home.duress","data":{"n":${n}`);
	expect(await asked()).toEqual(before);
	const { text } = await operator.call("GET", "/metrics");
	expect(text).toContain('gatehouse_quarantine_of_device_messages{device="discreet",what="kept"} 3');
});
