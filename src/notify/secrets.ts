import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { WebhookChannel } from "../model/channel.ts";

/** Why a channel can't be used as it is stated. */
export type Unusable = "no-secret" | "no-template";

/** What a webhook needs besides its statement, read anew each time: a key may be changed while the hub runs. */
export interface Equipment {
	readonly secret: string;
	readonly template?: string;
}

/** Reads the key and the template. Files are looked for from `folder`, that of the site's file. */
export async function equip(
	{ secret, template }: WebhookChannel,
	folder: string,
): Promise<Equipment | { readonly unusable: Unusable }> {
	const textOf = (file: string) => readFile(resolve(folder, file), "utf8").catch(() => undefined);
	const key = ("env" in secret ? process.env[secret.env] : await textOf(secret.file))?.trim();
	if (!key) return { unusable: "no-secret" };
	if (template === undefined) return { secret: key };
	const text = await textOf(template);
	return text === undefined ? { unusable: "no-template" } : { secret: key, template: text };
}
