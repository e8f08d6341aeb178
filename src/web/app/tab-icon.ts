/** The icon tells counts up to this; above it shows a plus. */
export const MOST_ON_ICON = 9;

/** The tab's icon as SVG: a calm gatehouse, or a red octagon with the number of unacknowledged incidents. */
export function iconOf(count: number): string {
	if (count === 0) {
		return '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#20262e"/><path d="M6 14 16 6l10 8v12h-7v-8h-6v8H6z" fill="#9fb6ff"/></svg>';
	}
	const text = count > MOST_ON_ICON ? "9+" : String(count);
	const size = count > MOST_ON_ICON ? 17 : 21;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M10 1h12l9 9v12l-9 9H10l-9-9V10z" fill="#d3222a"/><text x="16" y="${count > MOST_ON_ICON ? 22 : 23.5}" font-family="sans-serif" font-weight="700" font-size="${size}" fill="#fff" text-anchor="middle">${text}</text></svg>`;
}

/** The address of the icon for this many. */
export function iconAddress(count: number): string {
	return `/icons/${Math.min(count, MOST_ON_ICON + 1)}.svg`;
}
