/** What makes something guard less, and what ends that, as the journal names it. */
export const quietEn = {} as const;
