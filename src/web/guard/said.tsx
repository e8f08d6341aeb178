/** What became of something that was asked of the hub: done, or not, and why. */
export interface Outcome {
	readonly words: string;
	readonly wrong?: true;
}

/** Says it below what was pressed; a no is seen to be one. */
export function Said({ outcome }: { readonly outcome: Outcome | undefined }) {
	if (!outcome) return null;
	return (
		<p class={outcome.wrong ? "wrong" : "done"} role={outcome.wrong ? "alert" : "status"}>
			{outcome.words}
		</p>
	);
}
