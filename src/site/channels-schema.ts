import { isIP } from "node:net";
import { z } from "zod";
import { DELIVERY_REASONS } from "../model/delivery.ts";
import { PRIORITIES } from "../model/priority.ts";
import type { HttpKind } from "../notify/kinds/define-http-kind.ts";
import { duration } from "./times.ts";

export const SIREN = "siren";
/** Implicit TLS (RFC 8314), and submission (RFC 6409). */
const SUBMISSIONS_PORT = 465;
const SUBMISSION_PORT = 587;
const TLS = ["implicit", "required", "offered", "none"] as const;

const path = z
	.string()
	.regex(/^(?!\/)(?!.*\.\.)[\w./-]+$/, "the path of a file beside this one, such as notify/message.json");
const file = z.string().min(1);
const variable = z.string().regex(/^[A-Z_][A-Z0-9_]*$/, "the name of an environment variable, such as SMS_SECRET");

const stated = {
	id: z
		.string()
		.regex(/^[a-z0-9][a-z0-9-]{0,30}$/, "an id: small letters, digits and dashes, 31 at most, no dash first"),
	words: z.strictObject({ en: z.string().min(1), "zh-CN": z.string().min(1) }).optional(),
	priorities: z.array(z.enum(PRIORITIES)).min(1).default(["critical", "high"]),
	on: z.array(z.enum(DELIVERY_REASONS)).min(1).default(["told-on"]),
};

const secret = { secretEnv: variable.optional(), secretFile: file.optional() };
const token = { tokenEnv: variable.optional(), tokenFile: file.optional() };

const afar = {
	...stated,
	language: z.enum(["zh-CN", "en"]).default("zh-CN"),
	link: z.url({ protocol: /^https?$/, error: "an address such as https://guard.example" }).optional(),
	timeout: duration("1 s", "2 min").default(30_000),
	ca: file.optional(),
};

/** The keys of a channel that say where its keys are. */
export interface SecretKeys {
	readonly secretEnv?: string | undefined;
	readonly secretFile?: string | undefined;
	readonly tokenEnv?: string | undefined;
	readonly tokenFile?: string | undefined;
}

const sms = "an address such as https://sms.example/send";

/** A channel of this kind, as the site's file states it. */
export function httpChannel({ name, url, template }: HttpKind) {
	const address = z.url({ protocol: /^https?$/, error: sms });
	const bare = address.refine(
		(given) => !/[?#]/.test(given),
		"an address without ? and #: the key in it belongs to tokenEnv or tokenFile",
	);
	return z.strictObject({
		...{ channel: z.literal(name), ...afar, ...secret, ...token },
		url: url === undefined ? address : bare.default(url),
		template: template ? path.optional() : z.undefined(`nothing: ${name} has a form of its own`).optional(),
		redirects: z.boolean().default(false),
	});
}

const address = z
	.string()
	.regex(/^[^\s<>"]+@[^\s<>"@]+$|^[^<>"\r\n]+ <[^\s<>"]+@[^\s<>"@]+>$/, "a mail address, such as guard@garden.example");

export const email = z
	.strictObject({
		channel: z.literal("email"),
		...afar,
		...secret,
		host: z.string().regex(/^[\w.:-]+$/, "a host's name or address, such as mail.example"),
		port: z.int().min(1).max(65_535).optional(),
		tls: z.enum(TLS).optional(),
		user: z.string().min(1).optional(),
		from: address,
		to: address,
	})
	.transform(({ port, tls, ...mail }) => {
		const usual = port === SUBMISSIONS_PORT ? "implicit" : isLoopback(mail.host) ? "offered" : "required";
		const way = tls ?? usual;
		return { ...mail, tls: way, port: port ?? (way === "implicit" ? SUBMISSIONS_PORT : SUBMISSION_PORT) };
	});

export const siren = z.strictObject({
	channel: z.literal(SIREN),
	...stated,
	devices: z.array(z.string()).min(1),
	for: duration("5 s", "10 min").default(30_000),
});

/** Nobody listens in on this machine's own traffic. */
function isLoopback(host: string): boolean {
	return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}
