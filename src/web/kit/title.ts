/** The tab's title: what waits first, so that it can be read on a narrow tab. */
export function titleOf(
	site: string,
	{
		unacknowledged,
		stale,
		selected,
	}: { unacknowledged: number; stale: string | undefined; selected: string | undefined },
): string {
	const front = stale ? `⚠ ${stale} · ` : unacknowledged > 0 ? `(${unacknowledged}) ` : "";
	return `${front}${selected ? `${selected} · ` : ""}${site}`;
}
