import { expect, test } from "vitest";
import { everythingIsHandled } from "../../src/engine/complete.ts";

test("every action and entry that is stated is handled", () => {
	expect(everythingIsHandled).toBe(true);
});
