import { describe, expect, test } from "vitest";
import { FairQueue, type Turn } from "../../src/access/fair-queue.ts";

/** A queue whose work ends when told, and the order in which it was begun. */
function heldQueue(limits = { atOnce: 1, perLane: 16, inAll: 512 }) {
	const queue = new FairQueue(limits);
	const begun: string[] = [];
	const refused: string[] = [];
	const ends: (() => void)[] = [];
	const ask = (name: string, turn: Turn) => {
		const work = async () => {
			begun.push(name);
			await new Promise<void>((end) => ends.push(end));
		};
		queue.run(turn, work).catch(() => refused.push(name));
	};
	const settle = () => new Promise((go) => setImmediate(go));
	const finish = async (times: number) => {
		for (let i = 0; i < times; i++) {
			await settle();
			ends.shift()?.();
		}
		await settle();
	};
	return { queue, begun, refused, ask, finish, settle };
}

describe("what waits for its turn", () => {
	test("in a short lane is begun next, however much waits in others", async () => {
		const { begun, ask, finish } = heldQueue();
		for (let i = 0; i < 15; i++) ask(`attacker ${i}`, { rank: 2, lane: "10.0.0.1" });
		ask("li", { rank: 2, lane: "192.168.1.5" });
		await finish(2);
		expect(begun.slice(0, 3)).toEqual(["attacker 0", "attacker 1", "li"]);
	});

	test("of a better rank goes first, from whatever many lanes the others come", async () => {
		const { begun, ask, finish } = heldQueue();
		for (let i = 0; i < 500; i++) ask(`attacker ${i}`, { rank: 2, lane: `10.0.${i >> 8}.${i & 255}` });
		ask("fresh", { rank: 1, lane: "192.168.1.5" });
		ask("known", { rank: 0, lane: "browser" });
		await finish(3);
		expect(begun.slice(1, 3)).toEqual(["known", "fresh"]);
	});

	test("of the last rank is not kept waiting for ever by the first", async () => {
		const { begun, ask, finish } = heldQueue();
		for (let i = 0; i < 15; i++) ask(`known ${i}`, { rank: 0, lane: "own" });
		ask("stranger", { rank: 2, lane: "10.0.0.1" });
		await finish(4);
		expect(begun).toContain("stranger");
	});

	test("beyond a lane's bound is refused there, and only there", async () => {
		const { queue, refused, ask, settle } = heldQueue({ atOnce: 1, perLane: 4, inAll: 100 });
		for (let i = 0; i < 10; i++) ask(`attacker ${i}`, { rank: 1, lane: "10.0.0.1" });
		ask("li", { rank: 1, lane: "192.168.1.5" });
		await settle();
		expect(refused).toEqual(["attacker 5", "attacker 6", "attacker 7", "attacker 8", "attacker 9"]);
		expect(queue.waiting).toBe(5);
	});

	test("beyond the bound of all, the newest of the longest lane gives way to a shorter one", async () => {
		const { queue, refused, ask, settle } = heldQueue({ atOnce: 1, perLane: 8, inAll: 8 });
		for (let i = 0; i < 9; i++) ask(`attacker ${i}`, { rank: 2, lane: "10.0.0.1" });
		ask("li", { rank: 1, lane: "192.168.1.5" });
		await settle();
		expect(refused).toEqual(["attacker 8"]);
		expect(queue.waiting).toBe(8);
	});

	test("is all done, with never more at once than allowed", async () => {
		const queue = new FairQueue({ atOnce: 2, perLane: 100, inAll: 1_000 });
		let running = 0;
		let most = 0;
		const work = async () => {
			most = Math.max(most, ++running);
			await new Promise((go) => setImmediate(go));
			running--;
		};
		const turns = Array.from({ length: 200 }, (_, i): Turn => ({ rank: i % 2 === 0 ? 1 : 2, lane: `${i % 7}` }));
		await Promise.all(turns.map((turn) => queue.run(turn, work)));
		expect([most, running, queue.waiting]).toEqual([2, 0, 0]);
	});
});
