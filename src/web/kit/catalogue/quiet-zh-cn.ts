import type { quietEn } from "./quiet-en.ts";

/** What makes something guard less, and what ends that, as the journal names it. */
export const quietZhCN: Record<keyof typeof quietEn, string> = {};
