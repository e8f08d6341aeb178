/** What makes something guard less, and what ends that, as the journal names it. */
export const quietEn = {
	"entry.alarm.shelved": "Shelved",
	"entry.alarm.unshelved": "Taken off the shelf",
	"entry.alarm.shelve-confirmed": "Shelving confirmed",
	"entry.device.out-of-service": "Taken out of service",
	"entry.device.in-service": "Back in service",
	"entry.walk-test.begun": "Walk test begun",
} as const;
