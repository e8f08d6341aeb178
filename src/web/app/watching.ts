const KEY = "gatehouse.watching";

/** Notes for this tab whether somebody watches on it, so that a page which is loaded again knows that it was lost. */
export function noteWatching(is: boolean): void {
	try {
		if (is) sessionStorage.setItem(KEY, "yes");
		else sessionStorage.removeItem(KEY);
	} catch {
		// A browser that keeps nothing forgets it with the page; the page itself knows.
	}
}

/** Whether somebody watched on this tab and has not left it. */
export function wasWatching(): boolean {
	try {
		return sessionStorage.getItem(KEY) !== null;
	} catch {
		return false;
	}
}
