import mqtt from "mqtt";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { nextTimeAt } from "../../simulators/world/local-time.ts";
import { type Hub, openHub } from "../../src/main.ts";
import { localMinutes } from "../../src/site/local-time.ts";
import { newFolder } from "../hub-process.ts";
import { ONE_PLACE } from "../site/one-place.ts";
import { written } from "../site/spoilt.ts";
import { until } from "../waiting.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A simulated minute is a second. */
const SPEED = 60;
const BEFORE_MS = 8 * MINUTE_MS;
const ZONE = "Europe/Berlin";
const BEAM = "beam-south-1";

/** When the clocks of the zone next go forward or back, at or after `from`. */
function nextChange(direction: "forward" | "back", from: number): number {
	const minute = localMinutes(ZONE);
	const shift = { forward: 2, back: 0 }[direction];
	for (let at = Math.ceil(from / HOUR_MS) * HOUR_MS; ; at += HOUR_MS) {
		const hours = (minute(at) - minute(at - HOUR_MS) + 24 * 60) % (24 * 60);
		if (hours === shift * 60) return at;
	}
}

/** A hub whose wall counts at these hours only, begun some minutes before that moment. */
async function hubBefore(moment: (from: number) => number, schedule: string): Promise<Hub> {
	const rules = `rules:\n  alarms:\n    perimeter.breach: [{ schedule: "${schedule}" }]\n`;
	const hub = await openHub({
		config: await written(ONE_PLACE.replace(/^timeZone: .*$/m, `timeZone: ${ZONE}`) + rules),
		...{ data: newFolder(), simulate: true, speed: SPEED, log: pino({ level: "silent" }) },
		http: { host: "127.0.0.1", port: 0 },
		mqtt: { host: "127.0.0.1", port: 0 },
		startsAt: (_site, earliest) => moment(earliest + BEFORE_MS) - BEFORE_MS,
		onFatal(error) {
			throw error;
		},
	});
	onTestFinished(() => hub.close());
	return hub;
}

/** Somebody stands in the beam. */
async function broken(hub: Hub): Promise<void> {
	const password = hub.store.credentials.overlay([BEAM])[BEAM] ?? "";
	const client = await mqtt.connectAsync(hub.mqttUrl, { clientId: BEAM, username: BEAM, password });
	const data = { beams: [1, 2] };
	const event = {
		id: "broken",
		type: "perimeter.beam-broken",
		at: new Date(hub.store.clock.now()).toISOString(),
		data,
	};
	await client.publishAsync(`gatehouse/v1/one-place/${BEAM}/event`, JSON.stringify(event), { qos: 1 });
	await client.endAsync();
}

const shown = async ({ store }: Hub) =>
	(await store.reader.incidents({ limit: 10, order: "asc" })).items.find(({ type }) => type === "perimeter.breach");

test.each([
	["midnight", "00:00–06:00", (from: number) => nextTimeAt("00:00", ZONE, from)],
	["the hour that spring leaves out", "02:30–06:00", (from: number) => nextChange("forward", from)],
] as const)("over %s, what waited for its time sounds as its time begins", async (_what, schedule, moment) => {
	const hub = await hubBefore(moment, schedule);
	await broken(hub);
	expect(await shown(hub)).toBeUndefined();
	const begun = await until(() => shown(hub));
	expect(begun).toMatchObject({ state: "open" });
	const minute = localMinutes(ZONE)(begun.openedAt);
	expect(minute).toBe(schedule.startsWith("00:00") ? 0 : 3 * 60);
});

test("in the hour that autumn gives twice, what counts in it sounds at once, and once", async () => {
	const hub = await hubBefore((from) => nextChange("back", from), "02:30–06:00");
	await broken(hub);
	const incident = await shown(hub);
	expect(incident).toMatchObject({ state: "open" });
	expect(incident).not.toHaveProperty("quiet");
	const startedAt = hub.store.clock.now();
	await until(() => hub.store.clock.now() > startedAt + BEFORE_MS + MINUTE_MS);
	expect(localMinutes(ZONE)(hub.store.clock.now())).toBeLessThan(2 * 60 + 30);
	expect(await shown(hub)).toMatchObject({ id: incident?.id, state: "open" });
	expect(await shown(hub)).not.toHaveProperty("quiet");
});
