const QUARTER_MS = 15 * 60_000;
const DAY_MINUTES = 24 * 60;

/**
 * Makes a function that gives the minutes since local midnight in `timeZone` at an instant (epoch ms UTC). Offsets change
 * on quarters of an hour, so one look-up serves a quarter.
 */
export function localMinutes(timeZone: string): (at: number) => number {
	const format = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
	let quarter = Number.NaN;
	let minutes = 0;
	return (at) => {
		const now = Math.floor(at / QUARTER_MS);
		if (now !== quarter) {
			const [hour = 0, minute = 0] = format
				.format(now * QUARTER_MS)
				.split(":")
				.map(Number);
			quarter = now;
			minutes = hour * 60 + minute;
		}
		return (minutes + Math.floor((at - now * QUARTER_MS) / 60_000)) % DAY_MINUTES;
	};
}

/**
 * The next whole minute at or after `from` (epoch ms) when the clocks in `timeZone` show `clock` ("02:13"); an hour off on
 * a day when they are put forward or back.
 */
export function nextTimeAt(clock: string, timeZone: string, from: number): number {
	const [hour = 0, minute = 0] = clock.split(":").map(Number);
	const wholeMinute = Math.ceil(from / 60_000) * 60_000;
	const ahead = (hour * 60 + minute - localMinutes(timeZone)(wholeMinute) + DAY_MINUTES) % DAY_MINUTES;
	return wholeMinute + ahead * 60_000;
}
