import type { IncomingHttpHeaders } from "node:http";
import { Socket } from "node:net";
import pino from "pino";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { checkWriteOrigin } from "../../../src/http/origin.ts";
import { Refusal } from "../../../src/model/problem.ts";
import smallSite from "../../journal/small-site.ts";
import { standInBrowser } from "../stand-in-browser.ts";

/** The page's own modules, which ask for the page's address as they begin. */
let page: typeof import("../../../src/web/app/reason.ts") &
	typeof import("../../../src/web/app/refused.ts") &
	typeof import("../../../src/web/kit/sentences.ts");
beforeAll(async () => {
	standInBrowser();
	page = {
		...(await import("../../../src/web/app/reason.ts")),
		...(await import("../../../src/web/app/refused.ts")),
		...(await import("../../../src/web/kit/sentences.ts")),
	};
});
afterEach(() => page.speak("en"));
afterAll(() => vi.unstubAllGlobals());

/** The hub's own refusal of a write from 10.0.0.2 with these headers, as the page has it; undefined if it is taken. */
function refused(headers: IncomingHttpHeaders, trustedProxies: readonly string[] = []) {
	const socket = Object.defineProperty(new Socket(), "remoteAddress", { value: "10.0.0.2" });
	const parts = { site: () => ({ ...smallSite, trustedProxies }), log: pino({ level: "silent" }) };
	try {
		checkWriteOrigin({ headers, socket }, parts);
		return undefined;
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const { code, ...rest } = error.problem;
		return new page.Refused(403, { type: `urn:gatehouse:problem:${code}`, ...rest });
	}
}

const HTTPS = { host: "guard.example", origin: "https://guard.example", "x-forwarded-proto": "https" };

test("a page behind a proxy that the site does not name is told its address and the setting, in both languages", () => {
	const error = refused(HTTPS);
	expect(page.reasonOf(error)).toBe(
		"This page came by https through 10.0.0.2, which the hub does not know as its proxy. In the site file `trustedProxies` is missing it.",
	);
	page.speak("zh-CN");
	expect(page.reasonOf(error)).toMatch(/10\.0\.0\.2.*\p{Script=Han}.*trustedProxies/u);
	expect(refused(HTTPS, ["10.0.0.0/8"])).toBeUndefined();
});

test("a page at an address that the hub does not have is told it and the setting, in both languages", () => {
	const elsewhere = { ...HTTPS, origin: "https://other.example" };
	for (const proxies of [[], ["10.0.0.2"]]) {
		const error = refused(elsewhere, proxies);
		page.speak("en");
		expect(page.reasonOf(error)).toBe(
			"The hub does not know this page's address (https://other.example). If it is right, `allowedOrigins` in the site file is missing it.",
		);
		page.speak("zh-CN");
		expect(page.reasonOf(error)).toMatch(/other\.example.*\p{Script=Han}.*allowedOrigins/u);
	}
});

test("a page of another site that says no origin is told so too", () => {
	expect(page.reasonOf(refused({ host: "guard.example", "sec-fetch-site": "cross-site" }))).toContain("allowedOrigins");
});
