import type { Recorder } from "./record.ts";

/** Refusals are told together, this long after the first: an attack is one entry a minute, not one an attempt. */
const TOLD_AFTER_MS = 60_000;
/** Names that are told of by themselves; the others are counted. */
const NAMED_AT_MOST = 5;
/** What is kept apart until it is told; beyond it only the sum grows. */
const KEPT_AT_MOST = 1_000;

/** Sums up sign-ins that were refused. */
export interface RefusedSignIns {
	/** `slowed`: not even looked at, for it came too soon. `user` only where there is such a user. */
	note(refused: { readonly slowed: boolean; readonly user: string | undefined; readonly address: string }): void;
	/** Journals what is not told yet. */
	flush(): Promise<void>;
}

interface Sum {
	wrong: number;
	slowed: number;
	readonly users: Map<string, number>;
	readonly addresses: Map<string, number>;
}

/**
 * Journals refused sign-ins in sum, as `sign-in.refused`: how many, at whose accounts, from where. A name that nobody has
 * is not told: people type passwords there.
 */
export function sumRefusedSignIns(record: Recorder, afterMs = TOLD_AFTER_MS): RefusedSignIns {
	let sum: Sum | undefined;
	let timer: NodeJS.Timeout | undefined;
	const flush = async () => {
		clearTimeout(timer);
		if (!sum) return;
		const { wrong, slowed, users, addresses } = sum;
		sum = undefined;
		const data = { wrong, slowed, users: most(users), addresses: most(addresses), addressCount: addresses.size };
		await record({ by: "hub", type: "sign-in.refused", data, writes: [] });
	};
	return {
		note({ slowed, user, address }) {
			if (!sum) {
				sum = { wrong: 0, slowed: 0, users: new Map(), addresses: new Map() };
				// What the store does not take is lost with its minute; the next refusal begins another sum.
				timer = setTimeout(() => void flush().catch(() => undefined), afterMs).unref();
			}
			sum[slowed ? "slowed" : "wrong"]++;
			if (user !== undefined) count(sum.users, user);
			count(sum.addresses, address);
		},
		flush,
	};
}

function count(into: Map<string, number>, key: string): void {
	if (!into.has(key) && into.size >= KEPT_AT_MOST) return;
	into.set(key, (into.get(key) ?? 0) + 1);
}

function most(of: ReadonlyMap<string, number>): Record<string, number> {
	return Object.fromEntries([...of].sort(([, a], [, b]) => b - a).slice(0, NAMED_AT_MOST));
}
