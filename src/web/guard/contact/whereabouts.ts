import { effect } from "@preact/signals";
import type { Position } from "../../../model/patrol.ts";
import { sharesPosition, vault } from "../state.ts";

/** An older fix says where the guard was, and not where they are: two checkpoints are a minute apart. Our own setting. */
const FRESH_MS = 30_000;

let last: { readonly position: Position; readonly at: number } | undefined;

/**
 * Follows where the phone is while its guard is signed in and the site shares positions, so that a check-in never waits for
 * one. Where the browser or the guard refuses, check-ins go without.
 */
export function watchWhereabouts(): void {
	effect(() => {
		last = undefined;
		if (!vault.value || !sharesPosition.value || !("geolocation" in navigator)) return undefined;
		const watch = navigator.geolocation.watchPosition(
			({ coords: { latitude, longitude, accuracy } }) => {
				last = { position: { latitude, longitude, accuracyM: accuracy }, at: performance.now() };
			},
			() => undefined,
			{ enableHighAccuracy: true, maximumAge: FRESH_MS },
		);
		return () => navigator.geolocation.clearWatch(watch);
	});
}

/** Where the phone is, if that is shared and known. */
export function whereabouts(): Position | undefined {
	return last && performance.now() - last.at < FRESH_MS ? last.position : undefined;
}
