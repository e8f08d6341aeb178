import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type AfarChannel, type Channel, SECRET_NAMES } from "../model/channel.ts";
import type { Mistake } from "../model/problem.ts";
import { templateMistakes } from "../notify/kinds/template.ts";
import type { ConfigFile } from "./config-file.ts";

/** What stands around the site's file on the machine that it is for. */
export interface Surroundings {
	/** An environment variable. */
	env(name: string): string | undefined;
	/** The text of a file, its path from the folder of the site's file; absent: it can't be read. */
	text(file: string): string | undefined;
}

/** This machine's and this process' own. */
export function surroundingsOf(folder: string): Surroundings {
	return {
		env: (name) => process.env[name],
		text(file) {
			try {
				return readFileSync(resolve(folder, file), "utf8");
			} catch {
				return undefined;
			}
		},
	};
}

/** What the site's channels name and can't be used: keys that are not set, templates, certificates. */
export function lackingOf(
	channels: readonly Channel[],
	{ file, notify }: { readonly file: ConfigFile; readonly notify: readonly unknown[] },
	around: Surroundings,
): readonly Mistake[] {
	return channels.flatMap((channel) => {
		if (channel.channel === "siren") return [];
		const i = notify.findIndex((one) => Object(one).id === channel.id);
		const where = (key: string) => file.where(["notify", i, key]);
		return [...secretsLacking(channel, around, where), ...filesLacking(channel, around, where)];
	});
}

type Where = (key: string) => string;

function secretsLacking({ secrets }: AfarChannel, { env, text }: Surroundings, where: Where): Mistake[] {
	return SECRET_NAMES.flatMap((name) => {
		const place = secrets[name];
		if (place === undefined) return [];
		const [key, found, expected] =
			"env" in place
				? ([`${name}Env`, env(place.env), "a variable that is set where the hub runs"] as const)
				: ([`${name}File`, text(place.file), "a file that can be read, and is not empty"] as const);
		if (found?.trim()) return [];
		const named = JSON.stringify("env" in place ? place.env : place.file);
		return [{ path: where(key), found: found === undefined ? `${named}, not there` : `${named}, empty`, expected }];
	});
}

function filesLacking(channel: AfarChannel, { text }: Surroundings, where: Where): Mistake[] {
	const mistakes: Mistake[] = [];
	const { authority } = channel;
	const template = channel.channel === "webhook" ? channel.template : undefined;
	if (authority !== undefined && !text(authority)?.includes("-----BEGIN CERTIFICATE-----")) {
		mistakes.push({ path: where("ca"), found: JSON.stringify(authority), expected: "a file of certificates (PEM)" });
	}
	if (template === undefined) return mistakes;
	const written = text(template);
	if (written === undefined) {
		const [found, expected] = [JSON.stringify(template), "a file that can be read"];
		return [...mistakes, { path: where("template"), found, expected }];
	}
	const within = templateMistakes(written).map(({ line, ...mistake }) => ({
		path: `${where("template")} ${template}:${line}`,
		...mistake,
	}));
	return [...mistakes, ...within];
}
