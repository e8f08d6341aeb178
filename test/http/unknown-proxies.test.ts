import { expect, test } from "vitest";
import { sayUnknownProxies } from "../../src/http/unknown-proxies.ts";

const DAY_MS = 86_400_000;

test("each unknown proxy is said once a day, however much comes through it, and a thousand are remembered", () => {
	let now = 0;
	const said: unknown[] = [];
	const say = sayUnknownProxies({ warn: (about: string | object) => void said.push(about) }, () => now);
	for (const from of ["192.0.2.1", "192.0.2.1", "192.0.2.2", undefined, "192.0.2.1"]) {
		say(from === undefined ? {} : { unknownProxy: from });
	}
	expect(said).toEqual(["192.0.2.1", "192.0.2.2"].map((from) => ({ from, setting: "trustedProxies" })));
	now += DAY_MS;
	say({ unknownProxy: "192.0.2.1" });
	expect(said).toHaveLength(3);
	for (let n = 0; n < 1_000; n++) say({ unknownProxy: `2001:db8::${n}` });
	now += 1;
	say({ unknownProxy: "2001:db8::999" });
	expect(said).toHaveLength(1_003);
	say({ unknownProxy: "192.0.2.1" });
	expect(said).toHaveLength(1_004);
});
