/** Local minutes of the day; one that ends before it begins wraps midnight. */
export interface DaySpan {
	readonly fromMinute: number;
	readonly toMinute: number;
}

/** Whether the span holds this local minute of the day. */
export function isWithin(minute: number, { fromMinute, toMinute }: DaySpan): boolean {
	return fromMinute <= toMinute ? minute >= fromMinute && minute < toMinute : minute >= fromMinute || minute < toMinute;
}
