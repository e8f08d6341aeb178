import { signal } from "@preact/signals";

/** Whether the page keeps the screen on: it does, it may not now (the browser saves power), or the browser has no way to. */
export const awake = signal<"kept" | "refused" | "unable">("unable");

/**
 * Keeps the screen on while the page is in sight (Screen Wake Lock): a phone that sleeps stops the page, and it rings no
 * more. The browser takes it back whenever the page is out of sight, and is asked again when it returns. Gives back how to stop.
 */
export function keepAwake(): () => void {
	if (!("wakeLock" in navigator)) return () => undefined;
	let held: WakeLockSentinel | undefined;
	let stopped = false;
	const ask = async () => {
		if (document.hidden || held || stopped) return;
		try {
			const lock = await navigator.wakeLock.request("screen");
			if (stopped) return void lock.release();
			held = lock;
			awake.value = "kept";
			lock.addEventListener("release", () => {
				held = undefined;
				awake.value = "refused";
			});
		} catch {
			awake.value = "refused";
		}
	};
	const again = () => void ask();
	document.addEventListener("visibilitychange", again);
	again();
	return () => {
		stopped = true;
		document.removeEventListener("visibilitychange", again);
		void held?.release();
	};
}
