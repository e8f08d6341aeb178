import { vi } from "vitest";

/** What a page's modules ask of their browser as they begin: an address, and its history. */
export function standInBrowser(): void {
	vi.stubGlobal("location", new URL("http://127.0.0.1/"));
	vi.stubGlobal("history", { replaceState: () => undefined, state: null });
}
