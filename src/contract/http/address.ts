/** Where the API begins. */
export const API = "/api/v1";

/** What an address has in place of the names of its path, and after its question mark. */
export interface Named {
	readonly params?: Readonly<Record<string, string | number>>;
	readonly query?: Readonly<Record<string, string | number | undefined>>;
}

/** The address of a route's path with its names filled in; what a query leaves undefined is not in it. */
export function addressOf(path: string, { params = {}, query = {} }: Named = {}): string {
	const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
	const asked = new URLSearchParams();
	for (const [name, value] of Object.entries(query)) if (value !== undefined) asked.set(name, String(value));
	return `${API}${filled}${asked.size > 0 ? `?${asked}` : ""}`;
}
