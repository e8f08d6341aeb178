import type { Day } from "./calendar.ts";
import { brokenBeam, letClimb, wallsOf } from "./mishaps.ts";
import { type Filler, HOUR, MIN, type Truth } from "./report.ts";

/** A beam's bracket came loose in March: so many false breaks a day until it was mended. */
const BAD_BEAM = { month: 3, fromDate: 4, mendedOn: 22, device: "beam-west-2", perDay: [14, 30] } as const;
/** The one theft: over the east wall, into a shop. */
const THEFT = { month: 8, date: 17, zone: "east-3", unit: "s07" } as const;
/** A building without power for forty minutes, in a thunderstorm. */
const POWER_CUT = { month: 7, date: 21, feed: "power-b07" } as const;
/** In each month one detector wants cleaning, for a week. */
const DIRTY = { fromDate: 9, days: 7, perDay: 3 } as const;

/** What a year is remembered for, on its days. */
export function letStoryGoOn(filler: Filler, day: Day): void {
	letBracketComeLoose(filler, day);
	letLensBeDirty(filler, day);
	if (day.month === THEFT.month && day.date === THEFT.date) letShopBeRobbed(filler, day);
	if (day.month === POWER_CUT.month && day.date === POWER_CUT.date) letPowerFail(filler, day);
	letWallsBeTested(filler, day);
}

function letBracketComeLoose({ random, happens }: Filler, day: Day): void {
	const { month, fromDate, mendedOn, device, perDay } = BAD_BEAM;
	if (day.month !== month || day.date < fromDate || day.date > mendedOn) return;
	const mendedAt = day.date === mendedOn ? day.from + 10 * HOUR : day.to;
	const truth: Truth = { cause: "false", detail: "device-fault", note: "nothing on the picture again" };
	// It shakes in gusts: some come together.
	const [least, most] = perDay;
	for (let n = Math.floor(random.between(least, most)); n > 0; ) {
		const at = random.between(day.from, mendedAt);
		for (let gust = Math.floor(random.between(1, 6)); gust > 0 && n > 0; gust--, n--) {
			const shakes = at + gust * random.between(20, 70) * 1_000;
			if (shakes < mendedAt) happens.push(...brokenBeam(device, { at: shakes, random, truth }));
		}
	}
	if (day.date !== mendedOn) return;
	happens.push({ at: mendedAt, repairs: device, until: mendedAt + 2 * HOUR, reason: "the bracket is replaced" });
}

function letLensBeDirty({ site, random, happens }: Filler, day: Day): void {
	const n = day.date - DIRTY.fromDate;
	if (n < 0 || n >= DIRTY.days) return;
	const walls = wallsOf(site);
	const device = walls[(day.month * 5) % walls.length];
	if (device === undefined) return;
	const truth: Truth = { cause: "false", detail: "device-fault" };
	for (let times = DIRTY.perDay; times > 0; times--)
		happens.push(...brokenBeam(device, { at: random.between(day.from, day.to), random, truth }));
	if (n !== DIRTY.days - 1) return;
	const at = day.from + 9.5 * HOUR;
	happens.push({ at, repairs: device, until: at + HOUR, reason: "the lens is cleaned" });
}

function letShopBeRobbed(filler: Filler, day: Day): void {
	const { zone, unit } = THEFT;
	const truth: Truth = {
		cause: "real",
		sends: true,
		police: "public-security-case",
		note: "two men over the wall, ladder found, away by the south road",
		lastsMs: 55 * MIN,
	};
	letClimb(filler, day, { at: day.from + 2.68 * HOUR, zone, truth });
	const reported: Truth = { cause: "real", sends: true, note: "cigarettes and the till", lastsMs: 40 * MIN };
	filler.happens.push({ at: day.from + 7.4 * HOUR, calls: "theft", unit, by: "phone", truth: reported });
}

function letPowerFail({ site, random, happens }: Filler, day: Day): void {
	const at = day.from + 16.2 * HOUR;
	const truth: Truth = { cause: "real", note: "a breaker in the distribution cabinet" };
	for (const { id, fedBy } of site.devices.values()) {
		if (!fedBy.includes(POWER_CUT.feed)) continue;
		const lost = at + random.between(0, 20) * 1_000;
		happens.push({ at: lost, device: id, type: "device.lost", data: {}, matters: true, truth });
		const back = at + 40 * MIN + random.between(0, 60) * 1_000;
		happens.push({ at: back, device: id, type: "device.online", data: {}, matters: true });
	}
}

/** On the first four workdays or so of a quarter, the walls in turn. */
function letWallsBeTested({ site, happens }: Filler, day: Day): void {
	const walls = ["north", "east", "south", "west"] as const;
	const wall = walls[day.date - 1];
	if (wall === undefined || day.month % 2 !== 0) return;
	const at = day.from + 10 * HOUR;
	if (at >= day.to) return;
	happens.push({ at, tests: wall });
	[...site.zones.values()]
		.filter((zone) => zone.wall === wall)
		.forEach(({ id }, n) => {
			const crossed = at + (n + 1) * 60_000;
			const type = "perimeter.beam-broken";
			const truth: Truth = { cause: "authorised", note: "walk test" };
			happens.push({ at: crossed, device: `beam-${id}`, type, data: { beams: [1, 2] }, matters: true, truth });
			happens.push({ at: crossed + 2_000, device: `beam-${id}`, type: "perimeter.restored", data: { of: type } });
		});
}
