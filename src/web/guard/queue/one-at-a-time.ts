/** Does it once: what comes while it is being done is the same touch again, or a plate that is still in sight. */
export function oneAtATime<Said extends readonly unknown[]>(
	act: (...said: Said) => Promise<unknown>,
): (...said: Said) => void {
	let acting = false;
	return (...said) => {
		if (acting) return;
		acting = true;
		void act(...said).finally(() => {
			acting = false;
		});
	};
}
