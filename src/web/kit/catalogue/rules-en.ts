/** What the rules against floods, weather and chatter put into the journal, as the journal names it. */
export const rulesEn = {
	"entry.zone.chatter-quiet": "Chattering looked at again",
} as const;
