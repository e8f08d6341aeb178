import { storageUsed } from "../state.ts";

/** From here on the guard is warned: a night's photos still fit into the rest. Our own setting. */
export const WARN_AT = 0.8;
const LOOK_MS = 5 * 60_000;

/** Asks the browser not to give up what is kept here, and watches how full it is. */
export async function keepStorage(): Promise<void> {
	const { storage } = navigator;
	if (!storage) return;
	await storage.persist?.().catch(() => false);
	const look = async () => {
		const { usage = 0, quota = 0 } = await storage.estimate();
		storageUsed.value = quota > 0 ? usage / quota : 0;
	};
	await look();
	setInterval(() => void look(), LOOK_MS);
}
