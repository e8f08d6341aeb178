import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cookieName, cookieOf } from "../../src/http/cookies.ts";
import { follow, openRig, PASSWORD, type Rig } from "./rig.ts";

let rig: Rig;
beforeAll(async () => {
	rig = await openRig();
});
afterAll(() => rig.close());

describe("a cookie's name", () => {
	test("binds it to this host and TLS where it came by TLS; below a base path to TLS", () => {
		expect(cookieName("session", { secure: false, path: "/" })).toBe("gatehouse");
		expect(cookieName("session", { secure: true, path: "/" })).toBe("__Host-gatehouse");
		expect(cookieName("session", { secure: true, path: "/house" })).toBe("__Secure-gatehouse");
		expect(cookieName("display", { secure: true, path: "/" })).toBe("__Host-gatehouse-display");
	});

	test("of another way in counts for nothing: a plain page can plant no session for one by TLS", () => {
		const planted = "gatehouse=planted; __Secure-gatehouse=planted";
		expect(cookieOf(planted, "session", { secure: true, path: "/" })).toBeUndefined();
		expect(cookieOf(`${planted}; __Host-gatehouse=own`, "session", { secure: true, path: "/" })).toBe("own");
		expect(cookieOf("gatehouse-browser=other; gatehouse=own", "session", { secure: false, path: "/" })).toBe("own");
	});
});

describe("without an Origin", () => {
	const write = (headers: Record<string, string>) =>
		fetch(`${rig.http.url}/api/v1/session`, {
			method: "POST",
			headers: { "content-type": "application/json", "sec-fetch-site": "cross-site", ...headers },
			body: JSON.stringify({ username: "nobody", password: PASSWORD }),
		});

	test.each(["Basic bmFtZTpwYXNz", "Negotiate abc", "Bearer", "Digest x"])(
		"%s is no excuse: a browser sends it by itself",
		async (authorization) => {
			expect((await write({ authorization })).status).toBe(403);
			const { cookie } = await rig.person("operator");
			await expect(follow(rig.http.url, { cookie, authorization }, { since: 0 })).rejects.toThrow("403");
		},
	);

	test("a bearer token is one, which no other site's page has", async () => {
		expect((await write({ authorization: "Bearer some-token" })).status).toBe(401);
	});
});
