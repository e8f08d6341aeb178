/** What the focus falls back to: what is marked, so that the arrow keys go on from there; else the sheet itself. */
const MARKED = ".sheet-body input:checked:not(:disabled)";

/**
 * Keeps the focus in a sheet while parts of it come, go, or can no longer be used: a page whose keys are inert behind a
 * sheet must not get them. Gives back how to stop.
 */
export function keepFocus(sheet: HTMLDialogElement): () => void {
	const look = () => {
		const now = document.activeElement;
		if (!sheet.open || (now && sheet.contains(now) && !now.matches(":disabled"))) return;
		(sheet.querySelector<HTMLElement>(MARKED) ?? sheet).focus({ preventScroll: true });
	};
	const watcher = new MutationObserver(() => {
		look();
		// What is disabled or hidden loses the focus only when the page is next drawn.
		requestAnimationFrame(look);
	});
	watcher.observe(sheet, { childList: true, subtree: true, attributeFilter: ["disabled", "hidden", "open"] });
	return () => watcher.disconnect();
}

let before: HTMLElement | undefined;

/** Notes where the focus is as a sheet opens; one that follows another returns whence the first came. */
export function noteFocus(): void {
	const now = document.activeElement;
	if (now instanceof HTMLElement && now !== document.body && !now.closest("dialog")) before = now;
}

/** Puts the focus back whence the sheets came, if that is still there. */
export function returnFocus(): void {
	if (before?.isConnected) before.focus();
}
