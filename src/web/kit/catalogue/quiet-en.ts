/** What makes something guard less, and what ends that, as the journal names it. */
export const quietEn = {
	"entry.alarm.shelve-ended": "Shelving over",
	"entry.device.out-of-service-ended": "Back in service by itself",
} as const;
