/** In this order: each later one calls itself by an earlier one's name, too. */
const BROWSERS = [
	["Edge", /Edg/],
	["Firefox", /Firefox|FxiOS/],
	["Chrome", /Chrome|CriOS/],
	["Safari", /Safari/],
] as const;
const SYSTEMS = [
	["Android", /Android/],
	["iOS", /iPhone|iPad/],
	["Windows", /Windows/],
	["macOS", /Mac OS X/],
	["Linux", /Linux/],
] as const;

/** What a person calls the browser: its name and the machine's system, where what it says of itself tells; else that. */
export function browserName(agent: string): string {
	const named = [BROWSERS, SYSTEMS].flatMap((table) => table.find(([, mark]) => mark.test(agent))?.[0] ?? []);
	return named.length > 0 ? named.join(" · ") : agent.slice(0, 60);
}
