/** The tab's title: an exercise first, then what waits, so that it can be read on a narrow tab. */
export function titleOf(
	site: string,
	{
		unacknowledged,
		stale,
		drill,
		selected,
	}: { unacknowledged: number; stale: string | undefined; drill?: string | undefined; selected: string | undefined },
): string {
	const front = stale ? `⚠ ${stale} · ` : unacknowledged > 0 ? `(${unacknowledged}) ` : "";
	return `${drill ? `${drill} · ` : ""}${front}${selected ? `${selected} · ` : ""}${site}`;
}
