import { expect, test } from "vitest";
import { newShutdownStack } from "../../src/hub/shutdown-stack.ts";

test("things close the other way round, and what fails keeps nothing else open", async () => {
	const told: string[] = [];
	const closing = newShutdownStack({ error: () => told.push("logged") });
	closing.push(() => told.push("folder"));
	closing.push(async () => {
		throw new Error("the disk is gone");
	});
	closing.push(() => told.push("ports"));
	await expect(closing.close()).rejects.toThrow("the disk is gone");
	expect(told).toEqual(["ports", "logged", "folder"]);
	await closing.close();
	expect(told).toHaveLength(3);
});
