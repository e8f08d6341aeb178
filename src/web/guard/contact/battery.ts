import { batteryPercent } from "../state.ts";

/** Below this a phone may not last the round. Our own setting. */
export const LOW_PERCENT = 20;

/** The battery, where a browser tells (W3C, Battery Status); the compiler does not describe it. */
interface Battery extends EventTarget {
	readonly level: number;
}

interface WithBattery {
	getBattery?(): Promise<Battery>;
}

/** Keeps reading how full the battery is, where the browser tells. */
export async function watchBattery(): Promise<void> {
	const able: Navigator & WithBattery = navigator;
	const battery = await able.getBattery?.();
	if (!battery) return;
	const read = () => {
		batteryPercent.value = Math.round(battery.level * 100);
	};
	battery.addEventListener("levelchange", read);
	read();
}
