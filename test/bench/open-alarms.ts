import { apply, emptyState } from "../../src/engine/kernel/state.ts";
import { step } from "../../src/engine/step.ts";
import type { Draft } from "../../src/model/entry.ts";
import type { Site, SiteDevice } from "../../src/model/site.ts";
import { readSite } from "../../src/site/read.ts";

/** What one event costs with so many alarms open, µs: judging it, moving the state on, and writing its rows as text. */
export interface OpenAlarmsResult {
	readonly open: number;
	/** Each in an incident of its own. */
	readonly inManyUs: number;
	/** All in one place within a minute: in as few incidents as take them. */
	readonly inOneUs: number;
}

const STEPS = 4_000;
const WARM_UP = 2_000;
const START = Date.parse("2026-11-23T02:00:00+08:00");

/** Measures repeats of standing alarms with 1, 100, 1,000 and 10,000 of them open. */
export async function measureOpenAlarms(counts = [1, 100, 1_000, 10_000]): Promise<readonly OpenAlarmsResult[]> {
	const site = await readSite("config/jingxin-garden.yaml");
	const results: OpenAlarmsResult[] = [];
	for (const open of counts) {
		const inManyUs = costOf(site, open, { kind: "home", type: "home.water", data: {} });
		const inOneUs = costOf(site, open, { kind: "perimeter", type: "perimeter.beam-broken", data: { beams: [1] } });
		results.push({ open, inManyUs, inOneUs });
	}
	return results;
}

interface Report {
	readonly kind: string;
	readonly type: string;
	readonly data: Readonly<Record<string, unknown>>;
}

/** The median of several runs: other programs on the machine take their share of some. */
function costOf(asWritten: Site, open: number, report: Report): number {
	const runs = [1, 2, 3].map(() => once(asWritten, open, report)).sort((a, b) => a - b);
	return Math.round((runs[1] ?? 0) * 10) / 10;
}

function once(asWritten: Site, open: number, { kind, type, data }: Report): number {
	const like = [...asWritten.devices.values()].find((device) => device.kind === kind);
	if (!like) throw new Error(`no ${kind} at ${asWritten.id}`);
	const { unit: _none, ...device } = like;
	// Each stands in a place of its own, and reports of one: what is measured is what is open, not how many devices a zone has.
	const more = Array.from(
		{ length: open },
		(_, n): SiteDevice => ({ ...device, id: `${kind}-${n}`, zone: `place-${n}` }),
	);
	const site: Site = { ...asWritten, devices: new Map(more.map((one) => [one.id, one])) };
	const state = emptyState();
	let seq = 0;
	const tell = (id: string, at: number): number => {
		const draft: Draft = { source: `device:${id}`, type, id: `e-${seq}`, at, receivedAt: at, zone: device.zone, data };
		const entry = { ...draft, seq: ++seq };
		const began = performance.now();
		const decision = step(state, entry, site);
		if ("refused" in decision) throw new Error(decision.refused.detail);
		let bytes = 0;
		for (const change of decision.changes) if ("value" in change) bytes += JSON.stringify(change.value).length;
		apply(state, decision.changes);
		return bytes > 0 ? performance.now() - began : 0;
	};
	for (const [n, { id }] of more.entries()) tell(id, START + n);
	let total = 0;
	for (let n = 0; n < WARM_UP + STEPS; n++) {
		const ms = tell(more[(n * 7_919) % open]?.id ?? "", START + 11_000 + n);
		if (n >= WARM_UP) total += ms;
	}
	return (total * 1_000) / STEPS;
}
