import type { WebhookChannel } from "../model/channel.ts";
import type { Delivery } from "../model/delivery.ts";
import { exchange } from "./exchange.ts";
import { judge, type Sent } from "./judge.ts";
import type { HttpKind, Letter } from "./kinds/define-http-kind.ts";
import { HTTP_KINDS } from "./kinds/http-kinds.generated.ts";
import { filled, isJson } from "./kinds/template.ts";
import { mail } from "./mail.ts";
import { messageOf, testMessageOf } from "./message.ts";
import type { NotifyParts } from "./parts.ts";
import { type Equipment, equip } from "./secrets.ts";
import { textOf } from "./text.ts";

/** Sends one message once by its channel, as the site states both now, and says what became of it. */
export async function send(
	delivery: Delivery,
	{ reader, folder, clock, hides, site: current }: Pick<NotifyParts, "reader" | "site" | "folder" | "clock" | "hides">,
	closed: AbortSignal,
): Promise<Sent> {
	const site = current();
	const channel = site.channels?.find(({ id }) => id === delivery.channel);
	if (!channel || channel.channel === "siren") return { reason: "not-stated", final: true };
	const equipment = await equip(channel, folder);
	if ("reason" in equipment) return equipment;
	const at = clock.now();
	const said = { site, link: channel.link };
	const { incident: id } = delivery;
	const incident = id === undefined ? undefined : await reader.incident(id);
	if (id !== undefined && !incident) return { reason: "no-incident", final: true };
	const message = incident
		? messageOf(delivery, incident, { ...said, discreet: incident.discreet === true || hides(incident.id) })
		: testMessageOf(delivery, { ...said, at });
	const text = textOf(message, channel.language, site.timeZone);
	const key = keyOf(delivery);
	if (channel.channel === "email") {
		const urgent = message.priority === "critical" || message.priority === "high";
		return mail(channel, equipment, { text, key, urgent, at }, closed);
	}
	return post(channel, equipment, { message, text: [text.subject, ...text.lines].join("\n"), key, at }, closed);
}

async function post(
	channel: WebhookChannel,
	{ secrets, template, authority }: Equipment,
	said: Pick<Letter, "message" | "text" | "key" | "at">,
	closed: AbortSignal,
): Promise<Sent> {
	const kind: HttpKind | undefined = HTTP_KINDS.find(({ name }) => name === channel.kind);
	if (!kind) return { reason: "not-stated", final: true };
	const body = template === undefined ? undefined : filled(template, said.message);
	if (body !== undefined && !isJson(body)) return { reason: "no-template", final: true };
	const { url, timeoutMs, followsRedirects = false } = channel;
	const request = kind.request({ ...said, url, secrets, ...(body !== undefined && { filled: body }) });
	const readsBody = kind.codes !== undefined;
	const answer = await exchange(request, { timeoutMs, authority, followsRedirects, readsBody, closed });
	if ("reason" in answer) return answer;
	return judge(answer, { codes: kind.codes, keys: Object.values(secrets), at: said.at });
}

/** The delivery, and when it was asked for: a restored journal counts its ids anew, and what is new must not be dropped. */
function keyOf({ id, since }: Delivery): string {
	return `${id}-${since}`;
}
