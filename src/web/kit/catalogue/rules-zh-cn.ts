import type { rulesEn } from "./rules-en.ts";

/** What the rules against floods, weather and chatter put into the journal, as the journal names it. */
export const rulesZhCN: Record<keyof typeof rulesEn, string> = {
	"entry.zone.chatter-quiet": "复查频繁报警",
};
