import { expect, test } from "vitest";
import { ruleLine } from "../../src/model/rule-line.ts";

const lines = new Map([
	["rules.alarms", "site.yaml:10"],
	["rules.alarms.camera.line-crossed", "site.yaml:12"],
	["rules.silence", "site.yaml:20"],
]);

test("a rule of the file is found by its path, deeper ones by the key above; a kind's own and a default have no line", () => {
	expect(ruleLine({ lines }, "rules.silence")).toBe("site.yaml:20");
	expect(ruleLine({ lines }, "rules.silence.quiet")).toBe("site.yaml:20");
	expect(ruleLine({ lines }, "settings.alarms.camera.line-crossed")).toBe("site.yaml:12");
	expect(ruleLine({ lines }, "settings.alarms.camera.line-crossed.schedule")).toBe("site.yaml:12");
	expect(ruleLine({ lines }, "rules.alarms.camera.sound")).toBeUndefined();
	expect(ruleLine({ lines }, "rules.weather")).toBeUndefined();
	expect(ruleLine({ lines }, "perimeter.beam-broken")).toBeUndefined();
	expect(ruleLine({}, "rules.silence")).toBeUndefined();
});
