import { useEffect, useState } from "preact/hooks";

export interface Pause {
	/** Seconds until it is worth trying again; 0: now. */
	readonly left: number;
	/** Waits so many seconds from now. */
	wait(seconds: number): void;
}

/** Counts down after the hub has asked to be left alone for a while. */
export function usePause(): Pause {
	const [left, setLeft] = useState(0);
	useEffect(() => {
		if (left <= 0) return;
		const next = setTimeout(() => setLeft(left - 1), 1_000);
		return () => clearTimeout(next);
	}, [left]);
	return { left, wait: setLeft };
}
