import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { personDuress } from "../../../src/model/entries/person-duress.ts";
import { sevenPast } from "../../waiting.ts";
import { type Console, follow as followLive, openRig, PASSWORD, type Person, type Rig, signIn } from "../rig.ts";
import { differing, heardBy, plain } from "./compared.ts";

/*
 * Whoever makes somebody sign in sees all that this person is shown. So two hubs live through the same night but for one thing:
 * which of their two passwords somebody used. To that person the two must look the same, byte for byte, whatever they ask and
 * follow, though everybody else is told, goes there and ends it. Only the numbers of entries may have gaps.
 */

const DURESS = "nine blue kettles";
const START = sevenPast();
/** Who is made to, and who helps. */
const HELPER = { operator: "captain", captain: "operator", guard: "operator" } as const;
type Subject = keyof typeof HELPER;
const SUBJECTS = ["operator", "captain", "guard"] as const satisfies readonly Subject[];

interface Night {
	readonly rig: Rig;
	readonly people: ReadonlyMap<string, Person>;
	/** By name of those who follow from the evening on, and `again NAME` of those who follow after it all. */
	readonly consoles: ReadonlyMap<string, Console>;
	/** What each asked, and was told. */
	readonly told: ReadonlyMap<string, readonly string[]>;
	/** The duress, where there was one. */
	readonly special: string;
	close(): Promise<void>;
}

async function live(coerced?: Subject): Promise<Night> {
	let now = START;
	const rig = await openRig({ clock: { now: () => now, speed: 1 } });
	const passes = async (ms: number) => {
		now += ms;
		await rig.journal.advanceTime(now);
	};
	const people = new Map<string, Person>();
	for (const role of ["operator", "captain", "manager", "guard"] as const)
		people.set(role, await rig.person(role, role));
	people.set("runner", await rig.person("guard", "runner"));
	const person = (name: string) => people.get(name) ?? expect.fail(name);
	let keys = 0;
	const does = async (name: string, path: string, body: unknown = {}) => {
		const reply = await person(name).call("POST", path, body, { "idempotency-key": `key-${++keys}` });
		if (reply.status >= 300) throw new Error(`${name} ${path}: ${reply.status} ${reply.text}`);
	};
	const consoles = new Map<string, Console>();
	const follows = async (name: string, who: Person) => {
		const console = await who.follow();
		await console.until(({ type, more }) => type === "sync" && more !== true);
		consoles.set(name, console);
	};
	for (const name of SUBJECTS) {
		const said = { password: PASSWORD, duressPassword: DURESS };
		expect((await person(name).call("PUT", "/session/duress-password", said)).status).toBe(204);
	}

	await does("operator", "/shifts/sign-on", {
		guards: ["guard", "runner"].map((guard) => ({ guard, post: "patrol" })),
	});
	for (const name of SUBJECTS) await follows(name, person(name));
	const walls = async (name: string) => {
		const { cookie } = person("manager");
		const wall = await followLive(rig.http.url, { cookie, origin: rig.http.url }, { since: 0 }, "/live?as=kiosk");
		await wall.until(({ type, more }) => type === "sync" && more !== true);
		consoles.set(name, wall);
	};
	await walls("kiosk");
	await passes(60_000);

	const again = new Map<string, Person>();
	for (const name of SUBJECTS) again.set(name, await signIn(rig.http.url, name, name === coerced ? DURESS : PASSWORD));
	const { items } = await rig.reader.incidents({ open: true, limit: 10, order: "desc" });
	expect(items.map(({ keptFrom }) => keptFrom)).toEqual(coerced === undefined ? [] : [coerced]);
	const id = items[0]?.id ?? "inc-99999";
	await passes(20_000);
	if (coerced !== undefined) {
		const helper = HELPER[coerced];
		const panel = await person(helper).call("GET", `/incidents/${id}`);
		expect(panel.json).toMatchObject({ type: personDuress.type });
		await does(helper, `/incidents/${id}/acknowledge`, { rev: panel.answer.rev });
		await does(helper, `/incidents/${id}/note`, { text: "somebody beside them" });
		await does(helper, `/incidents/${id}/dispatch`, { guard: "runner" });
		const dispatch = (await rig.reader.incident(id))?.dispatches?.[0]?.id ?? "";
		await does("runner", `/dispatches/${dispatch}/accept`);
		await does("runner", `/dispatches/${dispatch}/arrive`);
	}
	await passes(240_000);
	await rig.says("beam-east-3", "perimeter.beam-broken", { beams: [1, 2] }, { id: "beam-1" });
	await rig.says("panel-b03-2-0402", "home.panic", { button: "wall" }, { id: "panic-1" });
	await passes(1_000);

	const told = new Map<string, readonly string[]>();
	const alarm = (await rig.reader.incident(id))?.alarms[0] ?? "alm-99999";
	for (const name of coerced === undefined ? SUBJECTS : [coerced]) {
		const subject = again.get(name) ?? expect.fail(name);
		const texts: string[] = [];
		const asks = async (method: "GET" | "POST", path: string, body?: unknown) => {
			const { status, text } = await subject.call(method, path, body);
			texts.push(`${method} ${path} ${status} ${plain(text)}`.replaceAll(id, "SPECIAL").replaceAll(alarm, "ALARM"));
		};
		for (const path of paths(rig)) await asks("GET", path);
		const cursor = /"nextCursor":"([^"]+)"/.exec((await subject.call("GET", "/incidents?limit=1")).text)?.[1];
		if (cursor !== undefined) await asks("GET", `/incidents?limit=1&cursor=${cursor}`);
		for (const path of [`/incidents/${id}`, `/incidents/${id}/proposals`]) await asks("GET", path);
		for (const path of [`/events?incident=${id}`, `/deliveries?incident=${id}`]) await asks("GET", path);
		const said = { rev: 1, text: "?", guard: "runner", cause: "real", into: id, reason: "?" };
		for (const verb of ["acknowledge", "note", "resolve", "dispatch", "seen", "merge", "hold"])
			await asks("POST", `/incidents/${id}/${verb}`, said);
		await asks("POST", "/incidents/acknowledge", { items: [{ id, rev: 1 }] });
		await asks("POST", `/alarms/${alarm}/unshelve`, { reason: "?" });
		told.set(name, texts);
		await follows(`again ${name}`, subject);
	}
	await walls("again kiosk");
	return {
		...{ rig, people, consoles, told, special: id },
		async close() {
			for (const { socket } of consoles.values()) socket.terminate();
			await rig.close();
		},
	};
}

/** Every list and page there is, with what one would narrow it by. */
function paths({ http }: Rig): readonly string[] {
	const narrowed: Readonly<Record<string, readonly string[]>> = {
		"/incidents": ["limit=1", "open=true", "priority=critical", "counted=true", "drill=include"],
		"/events": ["limit=1000", "limit=3&order=asc", `type=${personDuress.type}`, "zone=guard-room"],
		"/alarms": ["open=true", "limit=1"],
		"/deliveries": ["limit=1", "open=true"],
	};
	return http.routes
		.filter(({ method, path }) => method === "GET" && !path.includes("{"))
		.filter(({ path }) => !["/push/key", "/metrics", "/patrol/plates.pdf"].includes(path))
		.flatMap(({ path }) => [path, ...(narrowed[path] ?? []).map((query) => `${path}?${query}`)]);
}

/** The numbers of entries, by their order among all that the person was told; cursors stand for one, too. */
function ranked(texts: readonly string[]): string[] {
	const numbers = /(?<=\b(?:inc|alm|dlv|dsp|shf|from|due)-|"(?:rev|seq|rang|news|from)"+:)\d+|(?<=\r\n)\d+(?=,)/g;
	const seen = new Set(texts.flatMap((text) => text.match(numbers) ?? []).map(Number));
	const ranks = new Map([...seen].sort((a, b) => a - b).map((one, rank) => [one, rank]));
	return texts.map((text) =>
		text
			.replaceAll(numbers, (found) => `#${ranks.get(Number(found))}`)
			.replaceAll(/"nextCursor":"[^"]+"|cursor=[\w-]+/g, "CURSOR")
			.replaceAll(/"journal":\{[^}]*\}/g, ""),
	);
}

let usual: Night;
beforeAll(async () => {
	usual = await live();
});
afterAll(() => usual.close());

describe.each(SUBJECTS)("that the %s signed in under duress", (subject) => {
	let night: Night;
	beforeAll(async () => {
		night = await live(subject);
	});
	afterAll(() => night.close());

	test("is told to everybody else", async () => {
		const { people, special, consoles } = night;
		for (const name of ["operator", "captain", "manager", "runner"].filter((one) => one !== subject)) {
			expect([name, (await people.get(name)?.call("GET", `/incidents/${special}`))?.status]).toEqual([name, 200]);
		}
		await consoles.get(HELPER[subject])?.until(({ upserts = [] }) => upserts.some(({ id }) => id === special));
	});

	test("is told to them by no route", () => {
		const [first = [], second = []] = [night, usual].map(({ told }) => ranked(told.get(subject) ?? []));
		expect(first.length).toBeGreaterThan(20);
		expect(differing(first, second)).toEqual([]);
	});

	test.each(["", "again "])("is not told to them on /live (%s)", async (when) => {
		const nights = [night, usual];
		const consoleOf = ({ consoles }: Night) => consoles.get(`${when}${subject}`) ?? expect.fail(subject);
		for (const one of nights) {
			const [last] = (await one.rig.reader.incidents({ limit: 1, order: "desc" })).items;
			if (subject !== "guard")
				await consoleOf(one).until(({ upserts = [] }) => upserts.some(({ id }) => id === last?.id));
		}
		const [first, second] = nights.map((one) => ranked(heardBy(consoleOf(one))));
		expect(differing(first, second)).toEqual([]);
		// Nor that others were told something: a message with nothing in it.
		const changes = nights.flatMap((one) => consoleOf(one).heard.filter(({ type }) => type === "change"));
		expect(changes.filter(({ upserts = [], events = [] }) => upserts.length + events.length === 0)).toEqual([]);
	});

	test.each(["", "again "])("is not told to the wall screen above them (%s)", async (when) => {
		const [first, second] = await Promise.all(
			[night, usual].map(async ({ consoles, rig }) => {
				const wall = consoles.get(`${when}kiosk`) ?? expect.fail("kiosk");
				const [last] = (await rig.reader.incidents({ limit: 1, order: "desc" })).items;
				await wall.until(({ upserts = [] }) => upserts.some(({ id }) => id === last?.id));
				return ranked(heardBy(wall));
			}),
		);
		expect(differing(first, second)).toEqual([]);
	});

	test("was told by nothing that the hub could not do", () => {
		expect([...night.rig.errors, ...usual.rig.errors]).toEqual([]);
	});
});
