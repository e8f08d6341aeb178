import { parseArgs } from "node:util";
import { simulateMonth } from "./simulate.ts";

/** `npm run month [-- --days N --seed S]`: a simulated month, and per rule what came of it. */
const { values } = parseArgs({
	options: { days: { type: "string", default: "30" }, seed: { type: "string", default: "1" } },
});
const began = performance.now();
const { report, missed, late, longest, real, refused, soundedPerHour, remindedPerHour, floodShare, stormDays } =
	await simulateMonth({
		days: Number(values.days),
		seed: values.seed,
	});
const seconds = (performance.now() - began) / 1_000;
process.stdout.write(`${report.table()}

${report.entries} entries in ${seconds.toFixed(0)} s; seed ${values.seed}; ${stormDays} storm days; ${refused.length} actions refused
real events ${real}, missed ${missed.length}; activations heard later than the table ${late.length}
longest silence by rule: ${[...longest].map(([row, ms]) => `${row} ${Math.round(ms / 1_000)} s`).join(", ")}
outside storm days: ${soundedPerHour.toFixed(2)} sounded alarms and ${remindedPerHour.toFixed(2)} passed deadlines an hour, ${(100 * floodShare).toFixed(2)} % of ten minutes in flood
decisions: ${[...report.decided].map(([why, times]) => `${why} ${times}`).join(", ")}
`);
for (const one of missed)
	process.stdout.write(`MISSED ${one.what} in ${one.zone ?? one.unit ?? "?"} at ${new Date(one.at).toISOString()}\n`);
for (const one of late)
	process.stdout.write(`LATE ${one.type} ${one.alarm} by ${one.lateMs} ms at ${new Date(one.at).toISOString()}\n`);
process.exitCode = missed.length + late.length > 0 ? 1 : 0;
