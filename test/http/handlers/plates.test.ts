import { afterAll, beforeAll, expect, test } from "vitest";
import { openRig, type Person, type Rig } from "../rig.ts";

let rig: Rig;
let captain: Person;
beforeAll(async () => {
	rig = await openRig();
	captain = await rig.person("captain", "chen");
});
afterAll(() => rig.close());

const verify = (code: string) => rig.access.plates.verifyPlate(code);

test("a plate's code proves its checkpoint, typed or scanned, and a changed one proves nothing", async () => {
	const { code } = await rig.access.plates.plateOf("cp-b03");
	expect(code).toMatch(/^cp-b03\.1\.[0-9A-Z]{3}(-[0-9A-Z]{3}){3}$/);
	const proved = { checkpoint: "cp-b03", version: 1 };
	expect([
		verify(code),
		verify(` ${code.toLowerCase()} `),
		verify(code.replaceAll("-", "").replace("cpb", "cp-b")),
	]).toEqual([proved, proved, proved]);
	for (const wrong of [code.replace("b03", "b04"), code.replace(".1.", ".2."), code.slice(0, -1), "", "cp-b03"]) {
		expect([wrong, verify(wrong)]).toEqual([wrong, { problem: "unproven" }]);
	}
});

test("each letter of a code counts", async () => {
	const { code } = await rig.access.plates.plateOf("cp-b05");
	const from = code.lastIndexOf(".") + 1;
	for (let at = from; at < code.length; at++) {
		if (code[at] === "-") continue;
		const other = code[at] === "7" ? "8" : "7";
		expect(verify(code.slice(0, at) + other + code.slice(at + 1))).toEqual({ problem: "unproven" });
	}
});

test("a new code ends the old one, which is known as revoked", async () => {
	const { code: old } = await rig.access.plates.plateOf("cp-b04");
	const made = await captain.call("POST", "/patrol/plates", { checkpoint: "cp-b04" });
	expect([made.status, made.answer]).toMatchObject([201, { checkpoint: "cp-b04", version: 2 }]);
	expect(verify(made.answer.code)).toEqual({ checkpoint: "cp-b04", version: 2 });
	expect(verify(old)).toEqual({ problem: "revoked", checkpoint: "cp-b04" });
	expect((await captain.call("POST", "/patrol/plates", { checkpoint: "cp-b99" })).status).toBe(404);
});

test("a tag is enrolled by its serial number, the one before it ends, and none is used twice", async () => {
	const enrol = (checkpoint: string, tag: string) => captain.call("POST", "/patrol/tags", { checkpoint, tag });
	expect((await enrol("cp-b06", "04:a2:1b:3c:4d:5e:80")).answer).toEqual({
		checkpoint: "cp-b06",
		tag: "04A21B3C4D5E80",
	});
	expect(rig.access.plates.verifyTag("04A21B3C4D5E80")).toMatchObject({ checkpoint: "cp-b06" });
	expect((await enrol("cp-b07", "04A21B3C4D5E80")).status).toBe(409);
	await enrol("cp-b06", "04A21B3C");
	expect(rig.access.plates.verifyTag("04:A2:1B:3C:4D:5E:80")).toEqual({ problem: "revoked", checkpoint: "cp-b06" });
	expect((await enrol("cp-b06", "04A21B3C4D5E80")).status).toBe(409);
	expect((await enrol("cp-b06", "not a tag")).status).toBe(422);
	expect(rig.access.plates.verifyTag("FFFFFFFF")).toEqual({ problem: "unproven" });
});

test("the plates come as a PDF with a page for each checkpoint, for captain and administrator", async () => {
	const { status, headers, text } = await captain.call("GET", "/patrol/plates.pdf");
	expect([status, headers.get("content-type")]).toEqual([200, "application/pdf"]);
	expect(text).toMatch(/^%PDF-1\./);
	expect(text.match(/\/Type \/Page\b/g)).toHaveLength(24);
	const one = await captain.call("GET", "/patrol/plates.pdf?checkpoint=cp-b03");
	expect(one.text.match(/\/Type \/Page\b/g)).toHaveLength(1);
	const operator = await rig.person("operator");
	expect((await operator.call("GET", "/patrol/plates.pdf")).status).toBe(403);
});
