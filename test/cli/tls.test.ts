import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { connect } from "node:tls";
import mqtt from "mqtt";
import { expect, onTestFinished, test } from "vitest";
import type { Pair } from "../../src/certificates/pair.ts";
import { somebodysPair, written } from "../certificates/issuer.ts";
import { credentials, gatehouse, type HubProcess, newFolder, startHub } from "../hub-process.ts";
import { rawSocket } from "../intake/rig.ts";
import { until } from "../waiting.ts";

const FOR_EVER = { from: 0, to: Date.UTC(2099, 0, 1) };
const BEAM = "beam-east-3";
/** Every address of the machine: others reach it. */
const OPEN = { http: "0.0.0.0:0", mqtt: "0.0.0.0:0" };

async function hubWith(args: readonly string[], more: Parameters<typeof startHub>[0] = {}): Promise<HubProcess> {
	const hub = await startHub({ ...OPEN, args, ...more });
	onTestFinished(() => void hub.process.kill("SIGKILL"));
	return hub;
}

/** The certificate that is shown at this address; it is judged by the test. */
async function shownAt(url: string): Promise<X509Certificate> {
	const socket = connect({ host: "127.0.0.1", port: Number(new URL(url).port), rejectUnauthorized: false });
	try {
		await once(socket, "secureConnect");
		return new X509Certificate(socket.getPeerCertificate(true).raw);
	} finally {
		socket.destroy();
	}
}

test("beyond loopback it speaks TLS without being told, on both ports, by an authority that stays the same", async () => {
	const data = newFolder();
	const { [BEAM]: password = "" } = credentials(data, [BEAM]);
	const hub = await hubWith([], { data });
	expect([hub.http, hub.mqtt].map((url) => new URL(url).protocol)).toEqual(["https:", "mqtts:"]);
	expect(hub.mqtts).toBe(hub.mqtt);
	const ready = hub.lines.find(({ msg }) => msg === "ready");
	expect(new URL(`${ready?.open}`).port).toBe(new URL(hub.http).port);
	expect(new URL(`${ready?.open}`).hostname).not.toBe("0.0.0.0");
	const file = join(data, "certificates", "authority.pem");
	expect(statSync(file).mode & 0o777).toBe(0o600);
	const text = readFileSync(file, "utf8");
	const authority = new X509Certificate(text.slice(text.indexOf("-----BEGIN CERTIFICATE")));
	const console = await shownAt(hub.http);
	expect(console.verify(authority.publicKey)).toBe(true);
	expect((await shownAt(hub.mqtt)).fingerprint256).toBe(console.fingerprint256);
	const { port } = new URL(hub.mqtt);
	const options = { clientId: BEAM, username: BEAM, password, ca: authority.toString(), reconnectPeriod: 0 };
	const client = await mqtt.connectAsync(`mqtts://localhost:${port}`, options);
	client.end(true);
	const said = gatehouse(["doctor", "--data", data, "--http", "0.0.0.0:0", "--mqtt", "0.0.0.0:0"]);
	expect(said).toContain("certificate: for gatehouse.lan, ");
	expect(said).toContain(`SHA-256 ${authority.fingerprint256}`);
	expect(ready?.fingerprint).toBe(authority.fingerprint256);
	// As browsers do ahead of what may be asked; nobody says anything on them.
	const silent = await Promise.all([hub.http, hub.mqtt].map((url) => rawSocket(Number(new URL(url).port))));
	const halfway = await Promise.all([hub.http, hub.mqtt].map((url) => rawSocket(Number(new URL(url).port))));
	for (const raw of halfway) raw.send([0x16, 0x03, 0x01]);
	expect(await hub.stop()).toBe(0);
	for (const raw of [...silent, ...halfway]) await raw.closed();
	const again = await hubWith([], { data });
	expect((await shownAt(again.http)).fingerprint256).toBe(console.fingerprint256);
});

test("files that somebody keeps are read anew at SIGHUP, on both ports; bad ones leave the old and are named in the log", async () => {
	const [first, second] = await Promise.all([somebodysPair(FOR_EVER), somebodysPair(FOR_EVER)]);
	const files = written(first);
	const hub = await hubWith(["--tls", `${files.cert},${files.key}`]);
	const isShown = async ({ cert }: Pair) => {
		const { fingerprint256 } = new X509Certificate(cert);
		const shown = await Promise.all([hub.http, hub.mqtt].map(shownAt));
		return shown.every((one) => one.fingerprint256 === fingerprint256);
	};
	expect(await isShown(first)).toBe(true);
	writeFileSync(files.cert, second.cert);
	hub.process.kill("SIGHUP");
	const refused = await until(() => hub.lines.find(({ msg }) => msg.includes("stays in use")));
	expect(refused.msg).toMatch(new RegExp(`^--tls: ${files.cert} and ${files.key}: found .*; allowed: `));
	expect(await isShown(first)).toBe(true);
	writeFileSync(files.key, second.key);
	hub.process.kill("SIGHUP");
	await until(() => isShown(second));
});

test("plain text beyond loopback only where somebody says so, and then the log says so", async () => {
	const hub = await hubWith(["--tls", "off"]);
	expect([hub.http, hub.mqtt].map((url) => new URL(url).protocol)).toEqual(["http:", "mqtt:"]);
	const warned = hub.lines.find(({ msg }) => msg.startsWith("plain text"));
	expect(warned?.plain).toEqual(["http://0.0.0.0:0", "mqtt://0.0.0.0:0"]);
});
