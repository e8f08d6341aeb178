// Runs the suites that need nothing but npm: node suite.mjs. A test that fails, fails. A file whose process the system
// killed (SIGSEGV at the end of a thread that used the database library, once in some thousand openings) is run again,
// once, and that is said aloud; the first run's count of that file is replaced by the second's.
import { spawnSync } from "node:child_process";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

const RESULT = ".results/test.json";
const FIRST = ".results/first.json";
const RUN = [
	"run",
	"--config",
	"test/vitest.config.ts",
	"--project",
	"pure",
	"--project",
	"fast",
	"--project",
	"slow",
	"--project",
	"alone",
];

function vitest(files) {
	rmSync(RESULT, { force: true });
	const { status } = spawnSync("vitest", [...RUN, ...files], { stdio: "inherit" });
	return { status: status ?? 1, result: JSON.parse(readFileSync(RESULT, "utf8")) };
}

function isKilled({ status, message, assertionResults }) {
	return status === "failed" && message === "" && !assertionResults.some((one) => one.status === "failed");
}

const first = vitest([]);
const killed = first.result.testResults.filter(isKilled).map(({ name }) => name);
if (first.status === 0 || killed.length === 0 || first.result.numFailedTests > 0) process.exit(first.status);

process.stdout.write(`\nThe process of ${killed.join(", ")} was killed by the system; run again, once.\n`);
renameSync(RESULT, FIRST);
const again = vitest(killed);
const kept = first.result.testResults.filter((file) => !isKilled(file));
const testResults = [...kept, ...again.result.testResults];
const statuses = testResults.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
const count = (status) => statuses.filter((one) => one === status).length;
writeFileSync(
	RESULT,
	JSON.stringify({
		...again.result,
		numPassedTests: count("passed"),
		numFailedTests: count("failed"),
		numPendingTests: count("pending") + count("skipped"),
		testResults,
	}),
);
rmSync(FIRST);
process.exit(again.status);
