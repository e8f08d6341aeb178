import { Refusal } from "../../model/problem.ts";
import { connectToRead } from "./connect.ts";
import { refuseNewer } from "./migrate.ts";
import { type ChainReport, verify } from "./verify.ts";

/**
 * Checks pages, schema and chain of a file; only reads.
 *
 * @throws {Refusal} `chain-broken` or `newer-database`, in words about `name`.
 */
export function checkWhole(file: string, name: string): ChainReport {
	const db = connectToRead(file);
	try {
		refuseNewer(db);
		const found = String(db.pragma("integrity_check(1)", { simple: true }));
		if (found !== "ok") throw new Refusal({ code: "chain-broken", detail: `${name} is damaged: ${found}` });
	} finally {
		db.close();
	}
	const report = verify(file);
	if (!report.firstBad) return report;
	const { seq, why } = report.firstBad;
	throw new Refusal({ code: "chain-broken", detail: `${name}: entry ${seq}: ${why}` });
}
