/**
 * Keeps the screen awake while the page is in sight: a phone that sleeps hears nothing from the hub. The browser gives it back
 * whenever the page is hidden, so it is asked for again each time. Gives back how to stop.
 */
export function stayAwake(): () => void {
	if (!("wakeLock" in navigator)) return () => undefined;
	let lock: WakeLockSentinel | undefined;
	let over = false;
	const ask = () => {
		if (over || document.visibilityState !== "visible") return;
		// A phone low on battery refuses it; the dispatch still comes by push or by radio.
		navigator.wakeLock.request("screen").then(
			(got) => {
				lock = got;
				if (over) void got.release();
			},
			() => undefined,
		);
	};
	ask();
	document.addEventListener("visibilitychange", ask);
	return () => {
		over = true;
		document.removeEventListener("visibilitychange", ask);
		void lock?.release();
	};
}
