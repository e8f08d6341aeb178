import type { Role } from "../../../src/model/role.ts";

/** Where somebody is under duress, in the one night and in the other. */
export const FLATS = ["b03-2-0401", "b11-1-0202"] as const;
/** Next door to the first, and nowhere near the other. */
export const NEIGHBOUR = "b03-2-0402";
export const panelOf = (unit: string) => `panel-${unit}`;
export const DEVICES = [...FLATS, NEIGHBOUR].map(panelOf);
/** Heard before, silent since: nothing but the message itself could show that it is there. */
export const STRANGERS = FLATS.map((unit) => panelOf(`${unit.slice(0, -4)}0501`));

const SEERS: readonly Role[] = ["operator", "captain"];

/** May see the place of an incident in a flat. */
export const isSeer = (name: string) => SEERS.some((role) => role === name);
