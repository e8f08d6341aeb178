/** What the rules against floods, weather and chatter put into the journal, as the journal names it. */
export const rulesEn = {
	"entry.alarm.delay-passed": "Delay over",
	"entry.zone.chatter-quiet": "Chattering looked at again",
	"entry.schedule.turned": "Schedule changed over",
	"entry.flood.began": "Alarm flood began",
	"entry.flood.ended": "Alarm flood over",
	"entry.flood.checked": "Alarm flood looked at again",
	"entry.weather.passed": "Declared weather over",
	"entry.wall.protection-lost": "Protection of a wall lost",
	"entry.wall.protection-restored": "Protection of a wall restored",
	"entry.wall.reconfirm": "Watch of a wall to be confirmed",
	"entry.wall.multiple-breach": "Multiple breach or sabotage",
} as const;
