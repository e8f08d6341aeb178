import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { Reader } from "../journal/query.ts";
import type { Recorder } from "./record.ts";
import { newSecret } from "./secret.ts";

const ID_BYTES = 16;
const MAC_BYTES = 16;
/** So many people share one browser (a guard room has four shifts); the one who came longest ago is forgotten. */
const PEOPLE_AT_MOST = 12;
const MARK = /^[\w-]{22}(\.[\w-]{22}){1,12}$/;

const kept = z.object({ value: z.string() });

/**
 * Browsers in which somebody has signed in before. Each carries a mark: an id, and a signature for each of its people. A
 * mark opens nothing; it gives its people a lane of their own, which nobody without it can fill.
 */
export interface Browsers {
	/** The browser's id, if the mark says that the user has signed in there before. */
	idOf(mark: string | undefined, user: string): string | undefined;
	/** The mark that the browser carries from now on. @throws {StoreUnavailable} */
	remember(mark: string | undefined, user: string): Promise<string>;
}

/** Marks made before the hub started hold: the key that signs them stands in the store. */
export async function openBrowsers({
	reader,
	record,
}: {
	reader: Pick<Reader, "rows">;
	record: Recorder;
}): Promise<Browsers> {
	const [found] = await reader.rows("SELECT value FROM folder WHERE key = 'browser-key'", []);
	let key = found && kept.parse(found).value;
	let making: Promise<string> | undefined;
	const makeKey = async () => {
		const made = newSecret();
		const write = { sql: "INSERT INTO folder (key, value) VALUES ('browser-key', ?)", params: [made] };
		await record({ by: "hub", type: "hub.browser-key-made", data: {}, writes: [write] });
		key = made;
		return made;
	};
	const signed = (with_: string, id: string, user: string) =>
		createHmac("sha256", with_).update(`${id} ${user}`).digest().subarray(0, MAC_BYTES);
	const read = (mark: string | undefined) => {
		if (mark === undefined || !MARK.test(mark)) return undefined;
		const [id = "", ...people] = mark.split(".");
		return { id, people };
	};
	const isOf = (with_: string, { id, user, signature }: { id: string; user: string; signature: string }) => {
		const given = Buffer.from(signature, "base64url");
		return given.length === MAC_BYTES && timingSafeEqual(given, signed(with_, id, user));
	};
	const idOf = (mark: string | undefined, user: string) => {
		const browser = read(mark);
		if (!browser || key === undefined) return undefined;
		const { id, people } = browser;
		const by = key;
		return people.some((signature) => isOf(by, { id, user, signature })) ? id : undefined;
	};
	return {
		idOf,
		async remember(mark, user) {
			making ??= key === undefined ? makeKey() : Promise.resolve(key);
			const by = await making.catch((error: unknown) => {
				making = undefined;
				throw error;
			});
			const browser = read(mark) ?? { id: randomBytes(ID_BYTES).toString("base64url"), people: [] };
			const own = signed(by, browser.id, user).toString("base64url");
			const people = [own, ...browser.people.filter((one) => one !== own)].slice(0, PEOPLE_AT_MOST);
			return [browser.id, ...people].join(".");
		},
	};
}
