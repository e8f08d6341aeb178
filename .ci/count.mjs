// Adds up what the test runners wrote: node count.mjs STATUS FILE… ends with 1 if anything failed or nothing ran.
import { existsSync, readFileSync } from "node:fs";

const [status, ...files] = process.argv.slice(2);
let passed = 0;
let failed = 0;
let skipped = 0;
for (const file of files.filter((name) => existsSync(name))) {
	const result = JSON.parse(readFileSync(file, "utf8"));
	passed += result.numPassedTests;
	failed += result.numFailedTests;
	skipped += result.numPendingTests + result.numTodoTests;
	if (!result.success && result.numFailedTests === 0) failed += result.numFailedTestSuites;
}
if (status !== "0" && failed === 0) failed = 1;
if (passed === 0 && failed === 0) failed = 1;
process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`);
process.exit(failed > 0 ? 1 : 0);
