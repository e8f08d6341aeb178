import { expect, test } from "vitest";
import { agencyTexts } from "../../src/http/agency-texts.ts";
import { garden } from "../scenario.ts";

const script = {
	en: "Fire, {address}: {what}, {building} {stairwell} {floor} {zone}. Come in by {gate}; we lead you to {floor}.",
	"zh-CN": "{address}火警：{what}，位置{building}{stairwell}{floor}{zone}。请从{gate}进入，引导至{floor}。",
};
const agency = { id: "fire", number: "119", words: { en: "Fire service", "zh-CN": "消防" }, script };
const site = { ...garden, agencies: new Map([["fire", agency]]) };

test("the text says what and where, as people say it, in both languages", () => {
	const words = { en: "Smoke, Building 3, stairwell 2, flat 401", "zh-CN": "烟雾报警，3幢2单元401室" };
	const [one] = agencyTexts(site, { type: "home.smoke", zone: "b03-2", unit: "b03-2-0401", words });
	expect(one).toMatchObject({ id: "fire", number: "119" });
	expect(one?.text.en).toContain(": Smoke, Building 3 stairwell 2 floor 4. Come in by ");
	expect(one?.text["zh-CN"]).toContain("火警：烟雾报警，位置3幢2单元4层。");
	expect(one?.text.en).toMatch(/; we lead you to floor 4\.$/);
});

test("what the place has not is left out, never read aloud as a gap", () => {
	const words = { en: "Perimeter breach, East wall 3", "zh-CN": "周界入侵，东3防区" };
	const [one] = agencyTexts(site, { type: "perimeter.breach", zone: "east-3", words });
	expect(one?.text.en).toContain(": Perimeter breach, East wall 3. Come in by ");
	expect(one?.text.en).not.toMatch(/[{}]|floor/);
	expect(one?.text["zh-CN"]).toContain("周界入侵，位置东3防区。请从");
});
