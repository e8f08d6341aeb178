import { createHash, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addUser, type HubProcess, newFolder, PASSWORD, startHub } from "../hub-process.ts";
import { faultsInBoth } from "./axe.ts";
import { type Chromium, startChromium } from "./chromium.ts";
import { type Desk, openDesk } from "./desk.ts";
import { signInByHand } from "./hands.ts";

const NAME = "gatehouse.lan";
const RESOLVED = `--host-resolver-rules=MAP ${NAME} 127.0.0.1`;

let hub: HubProcess;
let port: string;
let trusting: Chromium;
let desk: Desk;
beforeAll(async () => {
	const data = newFolder();
	addUser(data, "li", "operator");
	addUser(data, "mei", "captain");
	hub = await startHub({ data, mqtt: "0.0.0.0:0", args: ["--tls", "auto", "--plain-mqtt"] });
	({ port } = new URL(hub.http));
	trusting = await startChromium([RESOLVED, `--ignore-certificate-errors-spki-list=${spkiOf("server.pem")}`]);
	desk = await openDesk(trusting.browser);
});
afterAll(async () => {
	await trusting.stop();
	expect(await hub.stop()).toBe(0);
});

function certificateIn(name: string): X509Certificate {
	const text = readFileSync(join(hub.data, "certificates", name), "utf8");
	return new X509Certificate(text.slice(text.indexOf("-----BEGIN CERTIFICATE")));
}

/** What the browser is told to trust: the SHA-256 of the certificate's public key. */
function spkiOf(name: string): string {
	const key = certificateIn(name).publicKey.export({ type: "spki", format: "der" });
	return createHash("sha256").update(key).digest("base64");
}

test("by https and its name the console is a secure context, lives, and shows the fingerprint that /trust shows", async () => {
	const { page } = desk;
	await signInByHand(desk, `https://${NAME}:${port}`, "li", PASSWORD);
	const able = await page.evaluate(() => ({
		secure: isSecureContext,
		worker: "serviceWorker" in navigator,
		camera: "mediaDevices" in navigator,
		crypto: "subtle" in crypto,
	}));
	expect(able).toEqual({ secure: true, worker: true, camera: true, crypto: true });
	const { fingerprint256 } = certificateIn("authority.pem");
	await page.keyboard.press("?");
	await page.getByTestId("fingerprint").getByText(fingerprint256).waitFor();
	const banner = page.getByTestId("plain-text");
	await banner.getByText(`mqtt://0.0.0.0:0`).waitFor();
	expect(desk.wrong).toEqual([]);

	// As somebody types it: without a scheme browsers may try plain HTTP.
	await page.goto(`http://${NAME}:${port}/incidents/3`);
	expect(page.url()).toBe(`https://${NAME}:${port}/trust`);
	await page.getByText(fingerprint256).waitFor();
	expect(await faultsInBoth(page)).toEqual([]);
	await page.getByRole("link", { name: "中文" }).click();
	await page.getByText("先核对").waitFor();
	expect(await faultsInBoth(page)).toEqual([]);
	expect(desk.wrong).toEqual([]);
});

test("a captain adds a passkey, named, and signs in with it in place of a code; by its address the page says why not", async () => {
	const captain = await openDesk(trusting.browser);
	const { page } = captain;
	const devtools = await page.context().newCDPSession(page);
	await devtools.send("WebAuthn.enable");
	const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
		options: { protocol: "ctap2", transport: "usb", hasUserVerification: true, isUserVerified: true },
	});
	await signInByHand(captain, `https://${NAME}:${port}`, "mei", PASSWORD);
	await page.goto(`https://${NAME}:${port}/people`);
	await page.getByTestId("passkey-password").fill(PASSWORD);
	await page.getByTestId("passkey-name").fill("blue key");
	await page.getByTestId("passkey-add").click();
	await page.getByTestId("passkey").getByText("blue key").waitFor();
	const [code = "", ...codes] = await page
		.getByTestId("shown-once")
		.locator("code")
		.evaluate(({ textContent }) => `${textContent}`.split("\n"));
	expect(codes).toHaveLength(9);
	expect(await faultsInBoth(page)).toEqual([]);

	await page.context().clearCookies();
	const giveName = async (host: string) => {
		await page.goto(`https://${host}:${port}/people`);
		await page.locator("input[name=username]").fill("mei");
		await page.locator("input[name=password]").fill(PASSWORD);
		await page.getByTestId("start-shift").click();
		await page.getByTestId("sign-in-code").waitFor();
	};
	await giveName(NAME);
	await page.getByTestId("sign-in-passkey").click();
	await page.getByTestId("passkey").getByText(NAME).waitFor();
	const { credentials } = await devtools.send("WebAuthn.getCredentials", { authenticatorId });
	expect(credentials).toMatchObject([{ rpId: NAME, signCount: 2 }]);

	await giveName("127.0.0.1");
	expect(await page.getByTestId("sign-in-passkey").count()).toBe(0);
	await page.getByTestId("sign-in-code").fill(code);
	await page.getByTestId("start-shift").click();
	await page.getByTestId("no-passkeys-here").getByText("127.0.0.1").waitFor();
	expect(captain.wrong).toEqual([]);
});

test("a browser that does not trust it goes no further", async () => {
	const wary = await startChromium([RESOLVED]);
	try {
		const page = await wary.browser.newPage();
		await expect(page.goto(`https://${NAME}:${port}/`)).rejects.toThrow(/ERR_CERT_AUTHORITY_INVALID/);
	} finally {
		await wary.stop();
	}
});
