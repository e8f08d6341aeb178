import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chanceOf } from "../../src/engine/patrol/chance.ts";
import { takeCheckins } from "../../src/http/checkins.ts";
import { openJournal } from "../../src/journal/open.ts";
import type { PhoneContact } from "../../src/model/phone-contact.ts";
import { readConfiguration } from "../../src/site/configuration.ts";
import { loadKinds } from "../../src/site/kinds.ts";
import { siteFrom } from "../../src/site/transferable.ts";
import { plainSiteOf } from "./rig-site.ts";

/*
 * Random histories of a guard's check-ins on their way to the hub: the same batch again, in another order, in parts, by two
 * phones, with answers that never reached them, across a restart of the journal, while plates are revoked, positions are
 * shared or not, and clocks are wrong. Each check-in is one entry, and is answered with that entry each time.
 * `CHECKIN_SEED=…` tells one history again, `CHECKIN_RUNS=10000` as many.
 */

const RUNS = Number(process.env.CHECKIN_RUNS ?? 300);
const SEED = process.env.CHECKIN_SEED;
const AT_ONCE = 100;
const START = Date.parse("2026-11-24T02:00:00+08:00");

let folder: string;
let opened: Awaited<ReturnType<typeof openJournal>>;
let site: ReturnType<typeof siteFrom>;
let siteSource: Parameters<typeof openJournal>[0]["siteSource"];
const open = () => openJournal({ file: join(folder, "journal.sqlite"), siteSource, log: pino({ level: "silent" }) });

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "gatehouse-checkins-"));
	const kinds = await loadKinds();
	const configuration = await readConfiguration("config/jingxin-garden.yaml");
	const plain = plainSiteOf(configuration, kinds);
	site = siteFrom(plain, kinds);
	siteSource = { configuration, site: plain };
	opened = await open();
});
afterAll(async () => {
	await Promise.all([opened.reader.close(), opened.journal.close()]);
	await rm(folder, { recursive: true, force: true });
});

type Batch = readonly Readonly<Record<string, unknown>>[];

/** What a guard made, and how it is sent: the parts of it, each by a phone, each as things stand then. */
function historyOf(seed: string) {
	const chance = chanceOf(seed);
	const below = (n: number) => Math.floor(chance() * n);
	const checkpoints = ["cp-b01", "cp-b02", "cp-b03"];
	const made = Array.from({ length: 1 + below(6) }, (_, i) => ({
		...{ id: `c${i}`, at: new Date(START + i * 600_000).toISOString(), counter: i, bootId: `boot-${seed}` },
		...(chance() < 0.5 ? { code: "a plate" } : { checkpoint: checkpoints[below(3)] }),
		...(chance() < 0.3 && { position: { x: below(100), y: below(100) } }),
		method: chance() < 0.5 ? "qr" : "code",
	}));
	const shuffled = (batch: Batch) =>
		batch
			.map((one) => ({ one, key: chance() }))
			.sort((a, b) => a.key - b.key)
			.map(({ one }) => one);
	const half = below(made.length + 1);
	const sendings = [made.slice(0, half), made, ...Array.from({ length: 1 + below(3) }, () => shuffled(made))];
	return {
		made,
		sendings: sendings
			.filter(({ length }) => length > 0)
			.map((batch) => ({
				...{ batch, phone: below(2), now: START + 3_600_000 * (1 + below(40)), sharing: chance() < 0.5 },
				...{ plate: (["good", "revoked", "unknown"] as const)[below(3)], together: chance() < 0.4 },
				...{ offMs: chance() < 0.2 ? -3_600_000 : 0, empty: chance() < 0.3 },
			})),
	};
}

type Sending = ReturnType<typeof historyOf>["sendings"][number];

function hubAt({ now, sharing, plate, empty }: Sending) {
	const heard: PhoneContact = { at: now - 60_000, app: "1", queued: empty ? 0 : 9, aheadMs: 0 };
	const proof =
		plate === "good"
			? ({ checkpoint: "cp-b01", version: 1 } as const)
			: plate === "revoked"
				? ({ problem: "revoked", checkpoint: "cp-b01" } as const)
				: ({ problem: "unproven" } as const);
	return {
		...{ journal: opened.journal, reader: opened.reader, clock: { now: () => now } },
		site: () => ({ ...site, patrol: { sharePosition: true } }),
		access: {
			plates: { verifyPlate: () => proof, verifyTag: () => ({ problem: "unproven" }) as const },
			phones: { contactOf: () => heard },
			onDuty: () => sharing,
		},
	};
}

/** Tells the first part of a history; gives what tells the rest, and says what became of it. */
async function begin(seed: string): Promise<() => Promise<void>> {
	const { made, sendings } = historyOf(seed);
	const user = `guard-${seed}`;
	const send = (one: Sending) =>
		takeCheckins(
			hubAt(one),
			{
				user,
				phone: { id: `phone-${one.phone}`, ended: false },
				sentAt: new Date(one.now + one.offMs).toISOString(),
			},
			one.batch,
		);
	const seqs = new Map<string, Set<number | undefined>>();
	const tell = async (some: readonly Sending[]) => {
		let waiting: Promise<unknown>[] = [];
		for (const one of some) {
			const answered = send(one).then((items) => {
				expect([seed, items.map(({ id }) => id)]).toEqual([seed, one.batch.map(({ id }) => id)]);
				for (const { id, seq } of items) seqs.set(id, (seqs.get(id) ?? new Set()).add(seq));
			});
			waiting.push(answered);
			if (one.together) continue;
			await Promise.all(waiting);
			waiting = [];
		}
		await Promise.all(waiting);
	};
	await tell(sendings.slice(0, 1));
	return async () => {
		await tell(sendings.slice(1));
		const found = await opened.reader.rows(
			"SELECT count(*) AS n FROM entry WHERE source = (SELECT no FROM word WHERE text = ?)",
			[`user:${user}`],
		);
		expect([seed, [...seqs.values()].map((of) => of.size), found[0]?.n]).toEqual([
			seed,
			made.map(() => 1),
			made.length,
		]);
	};
}

test(`${RUNS} histories of check-ins on their way: each is there once, and answered the same each time`, async () => {
	const first = SEED ?? `${process.pid}-${performance.now()}`;
	const seeds = SEED === undefined ? Array.from({ length: RUNS }, (_, i) => `${first}.${i}`) : [SEED];
	for (let i = 0; i < seeds.length; i += AT_ONCE) {
		const rests = await Promise.all(seeds.slice(i, i + AT_ONCE).map(begin));
		await Promise.all([opened.reader.close(), opened.journal.close()]);
		opened = await open();
		await Promise.all(rests.map((rest) => rest()));
	}
});
