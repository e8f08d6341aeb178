import type { Command } from "commander";
import { pathsOf } from "../hub/data-folder.ts";
import { mustStand } from "../journal/store/file-state.ts";
import { type Begins, verify } from "../journal/store/verify.ts";
import { Refusal } from "../model/problem.ts";
import { type Common, configOption, dataOption } from "./options.ts";
import { print } from "./print.ts";

/** `gatehouse audit verify`: is the journal as it was committed? */
export function audit(program: Command): void {
	program
		.command("audit")
		.description("proofs about the journal")
		.command("verify")
		.description("walk the chain; names the first entry that is not as it was committed")
		.addOption(configOption())
		.addOption(dataOption())
		.action(({ data }: Common) => {
			const { journalFile } = pathsOf(data);
			mustStand(journalFile);
			const { begins, entries, commits, erased, head, firstBad } = verify(journalFile);
			if (firstBad) {
				throw new Refusal({ code: "chain-broken", detail: `the chain breaks at seq ${firstBad.seq}: ${firstBad.why}` });
			}
			print(
				...(begins ? [beginsSaid(begins)] : []),
				`the chain holds: ${entries} entries in ${commits} commits, ${erased} erased by rule`,
				`head: seq ${head.seq}, ${head.hash}`,
			);
		});
}

/** Since when the journal can be proved, and why not before. */
export function beginsSaid({ seq, at, leftAt, kept }: Begins): string {
	const day = (instant: number) => new Date(instant).toISOString();
	return `it begins after seq ${seq} of ${day(at)}: what was before left by rule at ${day(leftAt)}; ${kept} entries of it stay`;
}
