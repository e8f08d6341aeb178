import { expect, test } from "vitest";
import { preferredLanguage } from "../../../src/web/kit/language.ts";

test("the browser's first language that we speak is spoken, unless another was chosen or asked for", () => {
	expect(preferredLanguage(null, undefined, ["fr-FR", "zh-Hans-CN", "en"])).toBe("zh-CN");
	expect(preferredLanguage(null, undefined, ["fr-FR"])).toBe("en");
	expect(preferredLanguage(null, "en", ["zh-CN"])).toBe("en");
	expect(preferredLanguage("zh-CN", "en", ["en"])).toBe("zh-CN");
	expect(preferredLanguage("xx", undefined, ["en-GB"])).toBe("en");
});
