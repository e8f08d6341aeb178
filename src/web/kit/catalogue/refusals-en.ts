/** Why the hub says no, where its limit is a number or a person: what was found, and what is allowed. */
export const refusalsEn = {
	"refusal.tooLong": "{found, number} min is too long: {most, number} min at most.",
	"refusal.past": "That time is past.",
	"refusal.waitAgain": "It has waited before: another wait needs the captain.",
	"refusal.tooOld":
		"That report is {age, number} s old; only the last {most, number} s can be the tester. It has rung: take it.",
	"refusal.notAsked": "Nothing is asked about that report any more.",
	"refusal.lifeShelf": "Life alarms are never shelved.",
	"refusal.ownShelf": "The guard room's own alarms are never shelved.",
	"refusal.priorityShelf": "Alarms of this priority are never shelved.",
	"refusal.renewed": "It has been renewed {n, number} times, the most that is allowed.",
	"refusal.noWatch": "Name the person who watches in its place; they must accept.",
	"refusal.otherWatch": "{who} was asked to watch there, and must accept; you are {found}.",
	"refusal.hasWatch": "Its watch is settled already.",
	"refusal.workHours": "The hours of work are at most 4, within the time out of service.",
	"refusal.walls": "That is weather on {n, number} walls: at most {most, number} at once.",
	"refusal.tooOften": "That is number {n, number} in this watch: more than {most, number} needs the captain.",
	"refusal.drillMerge": "A drill is merged with nothing real.",
	"refusal.specialMerge": "A special incident is merged with no other.",
	"refusal.mergeMany": "Together they hold {n, number} alarms: {most, number} at most in one. Leave them apart.",
	"refusal.drillReopen": "A drill's incident is not reopened.",
	"refusal.notOver": "It is not under way any more.",
} as const;
