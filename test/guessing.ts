/** So many wrong ones are free; each more has to wait twice as long as the one before (`src/access/attempts.ts`). */
const FREE = 3;
/** By then a guess has to wait for a minute: no machine takes as long to judge one. */
const MOST = 12;

/**
 * Guesses one after the other until one is refused unjudged; gives what the free ones and that one were answered. A machine
 * that takes longer to judge a guess than the first of them has to wait comes to it a guess or two later.
 */
export async function guessed<Answer extends { readonly status: number }>(
	guess: (n: number) => Promise<Answer>,
): Promise<readonly Answer[]> {
	const free: Answer[] = [];
	for (let n = 1; n <= MOST; n++) {
		const answer = await guess(n);
		if (answer.status === 429) return [...free, answer];
		if (n <= FREE) free.push(answer);
	}
	return free;
}
