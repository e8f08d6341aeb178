import { z } from "zod";

/** What a phone calls itself: made by it once, and kept. */
export const phoneId = z.uuid();
/** The version of the page that runs on it. */
export const appVersion = z.string().min(1).max(40);
/** What the browser says the phone is. */
export const phoneModel = z.string().min(1).max(80);
/** Phones of one guard that are not ended; a further one ends the oldest. Our own setting: nobody works with more. */
export const PHONES_OF_GUARD = 8;
