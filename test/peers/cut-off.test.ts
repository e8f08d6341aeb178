import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Case } from "../crash/cut-off/case.ts";
import { backingUp, migrating, rescuing, restoring, restoringIntoNothing, starting } from "../crash/cut-off/cases.ts";
import { copyOf } from "../crash/cut-off/copy-folder.ts";
import { cutOff, live } from "../crash/cut-off/every-point.ts";
import { type Guarded, guarded } from "../crash/cut-off/guarded.ts";
import { type Call, counted, counting, ensureStrace, killing } from "./strace.ts";

/**
 * Of the calls of one sort so many are tried a run, evenly spread from a random one; all with GATEHOUSE_EVERY_CALL=1. A
 * failure names the call, which is the same in every run.
 */
const TRIED = process.env.GATEHOUSE_EVERY_CALL === "1" ? Number.POSITIVE_INFINITY : 8;

let given: Guarded;
beforeAll(async () => {
	ensureStrace();
	given = await guarded();
});

const CASES: Readonly<Record<string, () => Case>> = {
	"a rescue": () => rescuing(given),
	"a restore": () => restoring(given),
	"a restore into an empty folder": () => restoringIntoNothing(given),
	"a backup": () => backingUp(given),
	"a first start": starting,
	"a migration": migrating,
};

test.each(Object.entries(CASES))(
	"%s that is killed as it enters a system call leaves all, or a refusal",
	async (_, make) => {
		const one = make();
		const calls = join(mkdtempSync(join(tmpdir(), "gatehouse-calls-")), "calls");
		const { lived, said } = await live(one.job(copyOf(one.data)), { under: counting(calls) });
		expect(lived, said).toBeDefined();
		const ways = counted(calls).flatMap(({ call, count }) => tried(call, count));
		expect(ways.some(({ before }) => before.startsWith("pwrite64"))).toBe(true);
		await cutOff(one, ways);
	},
);

function tried(call: Call, count: number) {
	const apart = Math.max(1, Math.ceil(count / TRIED));
	const first = 1 + Math.floor(Math.random() * apart);
	const numbers = Array.from({ length: count }, (_, i) => i + 1).filter((n) => n % apart === first % apart);
	return numbers.map((n) => ({ before: `${call} ${n} of ${count}`, how: { under: killing(call, n) } }));
}
