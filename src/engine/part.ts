type Data = Readonly<Record<string, unknown>>;

/** The keys by which a report names the part of its device: one alarm per part. */
const PARTS = ["door", "line", "area", "zone"] as const;

/** The door, line, area or inner zone that `data` names. */
export function partOf(data: Data): string | undefined {
	for (const key of PARTS) {
		const value = data[key];
		if (typeof value === "string" || typeof value === "number") return String(value);
	}
	return undefined;
}

/** The same, as it stood in `data`, for an entry that speaks of the same part. */
export function partField(data: Data): Data {
	for (const key of PARTS) if (data[key] !== undefined) return { [key]: data[key] };
	return {};
}

/** A text in `data`, if it is one. */
export function textIn(data: Data, key: string): string | undefined {
	const value = data[key];
	return typeof value === "string" ? value : undefined;
}

/** A number in `data`, if it is one. */
export function numberIn(data: Data, key: string): number | undefined {
	const value = data[key];
	return typeof value === "number" ? value : undefined;
}
