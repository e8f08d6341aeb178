import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { standInBrowser } from "../stand-in-browser.ts";

beforeAll(() => standInBrowser());
afterAll(() => vi.unstubAllGlobals());

test("what is asked stands in the address and comes back from it, beside what else is there", async () => {
	const { askedIn, searchOf } = await import("../../../src/web/statistics/asked.ts");
	const asked = {
		period: { name: "any", from: "2026-03-01", to: "2026-03-31" },
		...({ compare: "year-before", view: "public", kind: "perimeter", zone: "east-3" } as const),
		list: { path: "/api/v1/incidents?from=a&zone=b", title: "East wall 3" },
	} as const;
	const search = searchOf(asked, "?lang=zh-CN");
	expect(askedIn(search)).toEqual(asked);
	expect(new URLSearchParams(search).get("lang")).toBe("zh-CN");
	expect(searchOf(askedIn("?lang=en"), search)).not.toContain("kind=");
});

test("what can't be understood is as if it were not there, and no list leads out of the house", async () => {
	const { askedIn } = await import("../../../src/web/statistics/asked.ts");
	const odd = askedIn("?period=century&at=yesterday&compare=x&view=all&list=https://elsewhere.example/");
	expect(odd).toMatchObject({ period: { name: "month" }, compare: "previous", view: "internal", list: undefined });
	expect(odd.period.at).toBeUndefined();
});
