import pino from "pino";
import { afterEach, expect, test } from "vitest";
import type { Commit } from "../../src/journal/journal.ts";
import type { CommandOutcome, CommandRequest } from "../../src/model/command.ts";
import type { Draft } from "../../src/model/entry.ts";
import type { Incident } from "../../src/model/incident.ts";
import type { Picture } from "../../src/model/snapshot.ts";
import { requestSnapshots } from "../../src/snapshots/snapshot-requester.ts";
import { Night } from "../scenario.ts";

const NOW = Date.parse("2026-11-24T02:13:07+08:00");

interface Stage {
	readonly asked: [string, CommandRequest][];
	readonly said: Draft[];
	/** The incident is committed with these pictures. */
	shows(incident: Incident): void;
}

let close = () => {};
afterEach(() => close());

/** The asking stage between a journal that says what the test wants, and cameras that answer as it wants. */
async function openStage({
	open = [],
	answer = async ({ id = "" }) => ({ id, outcome: "done" }),
}: {
	open?: readonly Incident[];
	answer?: (request: CommandRequest, device: string) => Promise<CommandOutcome>;
} = {}): Promise<Stage> {
	const asked: Stage["asked"] = [];
	const said: Draft[] = [];
	let told: (commit: Commit) => void = () => {};
	const asking = await requestSnapshots({
		journal: {
			append: async (draft) => ({ seq: said.push(draft) }),
			follow: (listener) => {
				told = listener;
				return () => {};
			},
		},
		reader: { incidents: async () => ({ items: open }) },
		clock: { now: () => NOW, speed: 1 },
		log: pino({ level: "silent" }),
		command(device, request) {
			asked.push([device, request]);
			return answer(request, device);
		},
	});
	close = () => asking.close();
	return {
		asked,
		said,
		shows: (value) =>
			told({
				firstSeq: 1,
				lastSeq: 1,
				changed: [{ kind: "incident", id: value.id, rev: value.rev, value }],
				entries: [],
				entryCount: 1,
				quarantined: 0,
			}),
	};
}

/** An incident that waits for these pictures. */
function waiting(pictures: readonly Picture[], more: Partial<Incident> = {}): Incident {
	const night = new Night();
	night.device("02:13:07", "beam-east-3", "perimeter.beam-broken", { beams: [1] });
	return { ...night.only, openedAt: NOW, pictures, ...more };
}

const at = (device = "cam-east-3"): Picture => ({ device, moment: "at", at: NOW });
const absences = ({ said }: Stage) => said.map(({ type, data }) => [type, data.device, data.moment, data.why]);

test("each picture is asked for once, the one of before from the camera's memory, however often the incident changes", async () => {
	const stage = await openStage();
	const incident = waiting([{ device: "cam-east-3", moment: "before", at: NOW - 3_000 }, at()]);
	for (let n = 0; n < 3; n++) stage.shows(incident);
	await expect.poll(() => stage.asked.length).toBe(2);
	const args = stage.asked.map(([, { name, args: given, picture }]) => [name, picture?.moment, given]);
	expect(args).toEqual(
		expect.arrayContaining([
			["snapshot", "before", { secondsAgo: 3 }],
			["snapshot", "at", {}],
		]),
	);
});

test("what has come is not waited for; what does not come in two seconds is said to be absent", async () => {
	const stage = await openStage();
	stage.shows(waiting([at("cam-east-3"), at("cam-east-2")]));
	stage.shows(waiting([{ ...at("cam-east-3"), hash: "a".repeat(64) }, at("cam-east-2")]));
	await expect.poll(() => absences(stage)).toEqual([["snapshot.absent", "cam-east-2", "at", "no-reply"]]);
});

test("a camera that is away, or cannot, is said so at once", async () => {
	const stage = await openStage({
		answer: async ({ id = "" }, device) =>
			device === "cam-east-3" ? { id, outcome: "absent" } : { id, outcome: "failed", error: "no memory" },
	});
	stage.shows(waiting([at("cam-east-3"), at("cam-east-2")]));
	await expect
		.poll(() => absences(stage).toSorted())
		.toEqual([
			["snapshot.absent", "cam-east-2", "at", "refused"],
			["snapshot.absent", "cam-east-3", "at", "offline"],
		]);
});

test("what a restart interrupted is given up; what is still to come is asked for", async () => {
	const past: Picture = { device: "cam-east-3", moment: "at", at: NOW - 60_000 };
	const stage = await openStage({ open: [waiting([past, at("cam-east-2")])] });
	await expect.poll(() => stage.asked.map(([device]) => device)).toEqual(["cam-east-2"]);
	expect(absences(stage)).toEqual([["snapshot.absent", "cam-east-3", "at", "hub-down"]]);
});

test("of many the critical are asked for first, then the newest; the rest is said to be too many", async () => {
	const stage = await openStage({ answer: () => new Promise(() => {}) });
	const many = (id: string, priority: Incident["priority"], openedAt: number) =>
		stage.shows(waiting([at()], { id, priority, openedAt }));
	for (let n = 0; n < 40; n++) many(`inc-${n + 100}`, "high", NOW + n);
	many("inc-1", "critical", NOW);
	await expect.poll(() => stage.said.length).toBe(41);
	const order = stage.asked.map(([, { picture }]) => picture?.incident);
	expect(order.slice(0, 4)).toEqual(["inc-100", "inc-1", "inc-139", "inc-138"]);
	expect(order.length).toBeLessThan(41);
	expect(new Set(stage.said.map(({ data }) => data.why))).toEqual(new Set(["no-reply", "too-many"]));
});
