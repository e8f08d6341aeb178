import { useEffect, useState } from "preact/hooks";
import { api } from "./api.ts";
import { Refused } from "./refused.ts";

const said = new Set<string>();
const AGAIN_MS = 2_000;

/** Tells the hub something once, by this name; again until it has answered. */
export function confirmOnce(key: string, ask: () => Promise<unknown>): void {
	if (said.has(key)) return;
	said.add(key);
	const tell = () => {
		ask().catch((error: unknown) => {
			// Over meanwhile, or not ours any more: then there is nothing to confirm.
			if (error instanceof Refused && error.status >= 400 && error.status < 500) return;
			setTimeout(tell, AGAIN_MS);
		});
	};
	tell();
}

/** Somebody who was told has it before their eyes that nobody takes this incident; told again, it is said again. */
export function confirmTold(incident: string, told: string | number): void {
	confirmOnce(`${incident} ${told}`, () => api("POST /incidents/{id}/seen", { params: { id: incident } }));
}

/** Calls back once `of` is in sight of somebody: a page in a pocket, or behind another, has shown nothing. */
export function useInSight(of: string, confirmed: () => void): void {
	const [visible, setVisible] = useState(document.visibilityState === "visible");
	useEffect(() => {
		const look = () => setVisible(document.visibilityState === "visible");
		document.addEventListener("visibilitychange", look);
		return () => document.removeEventListener("visibilitychange", look);
	}, []);
	useEffect(() => {
		if (visible) confirmed();
	}, [of, visible]);
}
