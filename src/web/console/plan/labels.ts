/** A line of words on the plan: its middle, how wide and how high it is; metres of the drawing. */
export interface Label {
	readonly x: number;
	readonly y: number;
	readonly wide: number;
	readonly high: number;
}

/** Where each label stands so that none covers another: in their order, each as far down as it must. */
export function stacked<T extends Label>(labels: readonly T[]): readonly T[] {
	const placed: T[] = [];
	for (const label of labels) {
		let { y } = label;
		for (let under = over(placed, { ...label, y }); under; under = over(placed, { ...label, y })) {
			y = under.y + (under.high + label.high) / 2;
		}
		placed.push({ ...label, y });
	}
	return placed;
}

function over(placed: readonly Label[], { x, y, wide, high }: Label): Label | undefined {
	// A hair less than its height, so that one that was moved stands free of what it was moved from.
	return placed.find(
		(one) => Math.abs(one.x - x) < (one.wide + wide) / 2 && Math.abs(one.y - y) < ((one.high + high) / 2) * 0.99,
	);
}
