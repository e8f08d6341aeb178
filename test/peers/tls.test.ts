import { writeFileSync } from "node:fs";
import { Agent, get } from "node:https";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { PLATFORMS } from "../../src/http/trust/platforms.ts";
import { startChromium } from "../browser/chromium.ts";
import { addUser, credentials, type HubProcess, newFolder, PASSWORD, startHub } from "../hub-process.ts";
import { beamBroken } from "../intake/rig.ts";
import { type OtherMachine, plugIn } from "./other-machine.ts";
import { ensurePrograms } from "./system-packages.ts";

const BEAM = "beam-east-3";
const TOPIC = `gatehouse/v1/jingxin-garden/${BEAM}/event`;

let other: OtherMachine;
let hub: HubProcess;
let password: string;
/** The authority's file, got from `/trust` as a person would. */
let authority: string;
beforeAll(async () => {
	ensurePrograms(["ip", "mosquitto_pub", "certutil"], ["iproute2", "mosquitto-clients", "libnss3-tools"]);
	other = plugIn();
	const data = newFolder();
	addUser(data, "li", "operator");
	password = credentials(data, [BEAM])[BEAM] ?? "";
	hub = await startHub({ data, http: `${other.here}:0`, mqtt: `${other.here}:0` });
	authority = join(other.home, "authority.pem");
	writeFileSync(authority, await fetched(`${hub.http}/trust/authority.pem`));
});
afterAll(async () => {
	expect(await hub?.stop()).toBe(0);
	other?.remove();
});

/** What stands there; the certificate is not trusted yet, as by whoever clicks the warning away. */
function fetched(url: string): Promise<string> {
	return new Promise((done, failed) => {
		get(url, { agent: new Agent({ rejectUnauthorized: false }) }, (response) => done(text(response))).on(
			"error",
			failed,
		);
	});
}

test.each(["gatehouse.lan", "its address"])(
	"mosquitto_pub on another machine signs in over MQTTS at %s with the authority, and not without",
	async (name) => {
		const host = name === "gatehouse.lan" ? name : other.here;
		const { port } = new URL(hub.mqtts ?? "");
		const as = ["-h", host, "-p", port, "-i", BEAM, "-u", BEAM, "-P", password, "-q", "1", "-t", TOPIC];
		const sent = (id: string, ...more: string[]) => other.run("mosquitto_pub", [...as, "-m", beamBroken(id), ...more]);
		expect(await sent(`by-${host}`, "--cafile", authority)).toEqual({ code: 0, out: "", err: "" });
		expect((await sent("untrusted", "--capath", "/etc/ssl/certs")).code).not.toBe(0);
		expect((await sent("plain")).code).not.toBe(0);
	},
);

/** A page of a browser on the other machine. */
async function pageThere(): Promise<Page> {
	const started = await startChromium([], (program) => other.wrapped(program));
	onTestFinished(() => started.stop());
	return started.browser.newPage();
}

test("a browser on another machine trusts the console once the authority is in its list, and not before", async () => {
	const { port } = new URL(hub.http);
	const address = `https://gatehouse.lan:${port}/`;
	await expect((await pageThere()).goto(address)).rejects.toThrow(/ERR_CERT_AUTHORITY_INVALID/);

	// As /trust says it.
	const command =
		PLATFORMS.find(({ id }) => id === "debian")?.commands?.find((line) => line.includes("certutil")) ?? "";
	const { code, err } = await other.run("sh", ["-c", `cd '${other.home}' && ${command}`]);
	expect([code, err]).toEqual([0, ""]);
	for (const at of [address, `https://${other.here}:${port}/`]) {
		const page = await pageThere();
		await page.goto(at);
		await page.locator("input[name=username]").fill("li");
		await page.locator("input[name=password]").fill(PASSWORD);
		await page.getByTestId("start-shift").click();
		await page.locator("[data-testid=connection][data-state=live]").waitFor();
		expect(await page.evaluate("isSecureContext")).toBe(true);
	}
});
