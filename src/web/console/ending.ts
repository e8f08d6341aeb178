/** CONSOLE: so long before a session ends by anything else than its shift's end, the page says so. */
export const WARN_MS = 600_000;
/** An end that has passed by more than this was put off: the page is still signed in. */
const PASSED_MS = 60_000;

interface Ends {
	/** When the hub says that the session ends; epoch ms, like the others. */
	readonly endsAt: number | undefined;
	/** When the watch ends that is kept by who sits here, if they keep it. */
	readonly shiftEndsAt: number | undefined;
	readonly now: number;
}

/** When the session ends, if that is soon and is not the shift's own end. */
export function endsSoon({ endsAt, shiftEndsAt, now }: Ends): number | undefined {
	if (endsAt === undefined || now < endsAt - WARN_MS || now > endsAt + PASSED_MS) return undefined;
	if (shiftEndsAt !== undefined && endsAt >= shiftEndsAt - PASSED_MS) return undefined;
	return endsAt;
}

/** Says of each look whether the end that is soon is news: the first time that it is, and again after it was put off. */
export function newsOfEnd(): (soon: number | undefined) => boolean {
	let told = false;
	return (soon) => {
		const news = soon !== undefined && !told;
		told = soon !== undefined;
		return news;
	};
}
