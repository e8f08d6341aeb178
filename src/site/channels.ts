import { z } from "zod";
import { type Channel, CONSOLE, SECRET_NAMES, type SecretName, type SecretPlace } from "../model/channel.ts";
import type { Kind } from "../model/kind.ts";
import type { Mistake } from "../model/problem.ts";
import type { SiteDevice } from "../model/site.ts";
import type { HttpKind } from "../notify/kinds/define-http-kind.ts";
import { HTTP_KINDS } from "../notify/kinds/http-kinds.generated.ts";
import { parsePart } from "./allowed.ts";
import { email, httpChannel, type SecretKeys, SIREN, siren } from "./channels-schema.ts";
import type { Checked } from "./cross-check.ts";

const EMAIL = "email";
const KINDS: ReadonlyMap<string, HttpKind> = new Map(HTTP_KINDS.map((kind) => [kind.name, kind]));
const named = z.object({
	channel: z.enum([...KINDS.keys(), EMAIL, SIREN].sort()),
});

type Wrong = (at: readonly (string | number)[], found: unknown, expected: string) => void;

/** The channels beyond the screen, and what is wrong with them; each is read by itself, so no mistake hides another. */
export function readChannels(
	checked: Checked,
	devices: ReadonlyMap<string, SiteDevice>,
	kinds: ReadonlyMap<string, Kind>,
): { readonly channels: readonly Channel[]; readonly mistakes: readonly Mistake[] } {
	const { given, file, maybe } = checked;
	const mistakes: Mistake[] = [];
	const channels: Channel[] = [];
	for (const [i, value] of given.notify.entries()) {
		const wrong: Wrong = (at, found, expected) =>
			mistakes.push({ path: file.where(["notify", i, ...at]), found: JSON.stringify(found) ?? "nothing", expected });
		const read = readOne(checked, i, value);
		if ("mistakes" in read) {
			mistakes.push(...read.mistakes);
			continue;
		}
		const { channel, secrets } = read;
		if (channel.id === CONSOLE || channels.some(({ id }) => id === channel.id)) {
			wrong(["id"], channel.id, `an id that no other channel has, and not ${CONSOLE}`);
		}
		for (const [found, expected] of secrets) wrong([], found, expected);
		channels.push(channel);
		if (channel.channel !== SIREN) continue;
		for (const [n, id] of channel.devices.entries()) {
			const device = devices.get(id);
			if (!device && maybe(id)) continue;
			if (!device || device.unit !== undefined || !kinds.get(device.kind)?.commands[SIREN]) {
				wrong(["devices", n], id, "the id of a device that has a siren, and is in no flat or shop");
			}
		}
	}
	return { channels, mistakes };
}

/** What is wrong with the keys: what was found, and what is expected. */
type WrongSecrets = readonly (readonly [found: readonly string[], expected: string])[];

function readOne(
	{ file }: Checked,
	i: number,
	value: unknown,
): { readonly channel: Channel; readonly secrets: WrongSecrets } | { readonly mistakes: readonly Mistake[] } {
	const where = { file, at: (deeper: readonly PropertyKey[]) => ["notify", i, ...deeper] };
	const name = parsePart(named, value, where);
	if ("mistakes" in name) return name;
	const kind = KINDS.get(name.data.channel);
	if (kind) {
		const read = parsePart(httpChannel(kind), value, where);
		if ("mistakes" in read) return read;
		const { secretEnv, secretFile, tokenEnv, tokenFile, link, template, redirects, ...data } = read.data;
		const { found: secrets, wrong } = secretsOf({ secretEnv, secretFile, tokenEnv, tokenFile }, kind.needs);
		const more = { ...(link !== undefined && { link }), ...(template !== undefined && { template }) };
		const follows = redirects && { followsRedirects: true as const };
		return {
			channel: { ...common(data), ...more, ...follows, channel: "webhook", kind: kind.name, secrets },
			secrets: wrong,
		};
	}
	if (name.data.channel === EMAIL) {
		const read = parsePart(email, value, where);
		if ("mistakes" in read) return read;
		const { secretEnv, secretFile, link, user, ...data } = read.data;
		const needs = user === undefined ? {} : { secret: "required" as const };
		const { found: secrets, wrong } = secretsOf({ secretEnv, secretFile }, needs);
		const more = { ...(link !== undefined && { link }), ...(user !== undefined && { user }) };
		return { channel: { ...common(data), ...more, secrets }, secrets: wrong };
	}
	const read = parsePart(siren, value, where);
	if ("mistakes" in read) return read;
	const { for: forMs, ...data } = read.data;
	return { channel: { ...data, words: data.words ?? wordsOf(data.id), forMs }, secrets: [] };
}

function common<
	Data extends { id: string; words?: Channel["words"] | undefined; timeout: number; ca?: string | undefined },
>({ timeout: timeoutMs, ca, words, ...data }: Data) {
	return { ...data, words: words ?? wordsOf(data.id), timeoutMs, ...(ca !== undefined && { authority: ca }) };
}

/** Where the keys are that a channel needs; a key that it can't use is a mistake like one that it lacks. */
function secretsOf(
	given: SecretKeys,
	needs: HttpKind["needs"],
): { readonly found: { readonly [Name in SecretName]?: SecretPlace }; readonly wrong: WrongSecrets } {
	const found: { [Name in SecretName]?: SecretPlace } = {};
	const wrong: (readonly [readonly string[], string])[] = [];
	for (const name of SECRET_NAMES) {
		const keys = [`${name}Env`, `${name}File`] as const;
		const stated = keys.filter((key) => given[key] !== undefined);
		const need = needs[name];
		const most = need === undefined ? 0 : 1;
		const least = need === "required" ? 1 : 0;
		if (stated.length < least || stated.length > most) {
			const expected = {
				0: `none of ${keys.join(", ")}`,
				1: `${least === 1 ? "exactly" : "at most"} one of ${keys.join(", ")}`,
			};
			wrong.push([stated, expected[most]]);
			continue;
		}
		const [env, file] = [given[keys[0]], given[keys[1]]];
		if (env !== undefined) found[name] = { env };
		else if (file !== undefined) found[name] = { file };
	}
	return { found, wrong };
}

function wordsOf(id: string): Channel["words"] {
	return { en: id, "zh-CN": id };
}
