import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type AfarChannel, SECRET_NAMES, type SecretName, type SecretPlace } from "../model/channel.ts";
import type { Undelivered } from "../model/undelivered.ts";

/** What a channel needs besides its statement, read anew each time: a key may be changed while the hub runs. */
export interface Equipment {
	readonly secrets: { readonly [Name in SecretName]?: string };
	readonly template?: string;
	/** PEM. */
	readonly authority?: string;
}

/** Reads keys, template and certificates. Files are looked for from `folder`, that of the site's file. */
export async function equip(channel: AfarChannel, folder: string): Promise<Equipment | Undelivered> {
	const textOf = (file: string) => readFile(resolve(folder, file), "utf8").catch(() => undefined);
	const keyOf = async (place: SecretPlace) =>
		("env" in place ? process.env[place.env] : await textOf(place.file))?.trim();
	const secrets: { [Name in SecretName]?: string } = {};
	for (const name of SECRET_NAMES) {
		const place = channel.secrets[name];
		if (place === undefined) continue;
		const key = await keyOf(place);
		if (!key) return { reason: "no-secret" };
		secrets[name] = key;
	}
	const files = { template: "template" in channel ? channel.template : undefined, authority: channel.authority };
	const template = files.template === undefined ? undefined : await textOf(files.template);
	if (files.template !== undefined && template === undefined) return { reason: "no-template" };
	const authority = files.authority === undefined ? undefined : await textOf(files.authority);
	if (files.authority !== undefined && authority === undefined) return { reason: "no-authority" };
	return {
		secrets,
		...(template !== undefined && { template }),
		...(authority !== undefined && { authority }),
	};
}
