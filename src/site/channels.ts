import { z } from "zod";
import { type Channel, CONSOLE } from "../model/channel.ts";
import { DELIVERY_REASONS } from "../model/delivery.ts";
import type { Kind } from "../model/kind.ts";
import { PRIORITIES } from "../model/priority.ts";
import type { Mistake } from "../model/problem.ts";
import type { SiteDevice } from "../model/site.ts";
import { parsePart } from "./allowed.ts";
import type { Checked } from "./cross-check.ts";
import { duration } from "./times.ts";

const SIREN = "siren";
const path = z
	.string()
	.regex(/^(?!\/)(?!.*\.\.)[\w./-]+$/, "the path of a file beside this one, such as notify/message.json");

const stated = {
	id: z
		.string()
		.regex(/^[a-z0-9][a-z0-9-]{0,30}$/, "an id: small letters, digits and dashes, 31 at most, no dash first"),
	words: z.strictObject({ en: z.string().min(1), "zh-CN": z.string().min(1) }).optional(),
	priorities: z.array(z.enum(PRIORITIES)).min(1).default(["critical", "high"]),
	on: z.array(z.enum(DELIVERY_REASONS)).min(1).default(["told-on"]),
};

const webhook = z.strictObject({
	channel: z.literal("webhook"),
	...stated,
	url: z.url({ protocol: /^https?$/, error: "an address such as https://sms.example/send" }),
	secretEnv: z
		.string()
		.regex(/^[A-Z_][A-Z0-9_]*$/, "the name of an environment variable, such as SMS_SECRET")
		.optional(),
	secretFile: z.string().min(1).optional(),
	template: path.optional(),
	link: z.url({ protocol: /^https?$/, error: "an address such as https://guard.example" }).optional(),
});

const siren = z.strictObject({
	channel: z.literal(SIREN),
	...stated,
	devices: z.array(z.string()).min(1),
	for: duration("5 s", "10 min").default(30_000),
});

const channel = z.discriminatedUnion("channel", [webhook, siren], "one of webhook, siren");

/** The channels beyond the screen, and what is wrong with them; each is read by itself, so no mistake hides another. */
export function readChannels(
	{ given, file, maybe }: Checked,
	devices: ReadonlyMap<string, SiteDevice>,
	kinds: ReadonlyMap<string, Kind>,
): { readonly channels: readonly Channel[]; readonly mistakes: readonly Mistake[] } {
	const mistakes: Mistake[] = [];
	const channels: Channel[] = [];
	const wrong = (at: readonly (string | number)[], found: unknown, expected: string) =>
		mistakes.push({ path: file.where(at), found: JSON.stringify(found) ?? "nothing", expected });
	for (const [i, value] of given.notify.entries()) {
		const read = parsePart(channel, value, { file, at: (deeper) => ["notify", i, ...deeper] });
		if ("mistakes" in read) {
			mistakes.push(...read.mistakes);
			continue;
		}
		const { data } = read;
		if (data.id === CONSOLE || channels.some(({ id }) => id === data.id)) {
			wrong(["notify", i, "id"], data.id, `an id that no other channel has, and not ${CONSOLE}`);
		}
		if (data.channel === "webhook") {
			if ((data.secretEnv === undefined) === (data.secretFile === undefined)) {
				wrong(["notify", i], secretsOf(data), "exactly one of secretEnv, secretFile");
			}
			channels.push(webhookOf(data));
			continue;
		}
		for (const [n, id] of data.devices.entries()) {
			const device = devices.get(id);
			if (!device && maybe(id)) continue;
			if (!device || device.unit !== undefined || !kinds.get(device.kind)?.commands[SIREN]) {
				wrong(["notify", i, "devices", n], id, "the id of a device that has a siren, and is in no flat or shop");
			}
		}
		const { for: forMs, ...rest } = data;
		channels.push({ ...rest, words: rest.words ?? named(rest.id), forMs });
	}
	return { channels, mistakes };
}

function webhookOf({ secretEnv, secretFile, template, link, ...data }: z.output<typeof webhook>): Channel {
	return {
		...data,
		words: data.words ?? named(data.id),
		secret: secretFile === undefined ? { env: secretEnv ?? "" } : { file: secretFile },
		...(template !== undefined && { template }),
		...(link !== undefined && { link }),
	};
}

function secretsOf({ secretEnv, secretFile }: z.output<typeof webhook>): readonly string[] {
	return [...(secretEnv === undefined ? [] : ["secretEnv"]), ...(secretFile === undefined ? [] : ["secretFile"])];
}

function named(id: string): Channel["words"] {
	return { en: id, "zh-CN": id };
}
