import { createTransport } from "nodemailer";
import type { EmailChannel } from "../model/channel.ts";
import { answerOf, failureOf, TimedOut } from "./failure.ts";
import type { Sent } from "./judge.ts";
import type { Equipment } from "./secrets.ts";
import type { Text } from "./text.ts";

/** One message by mail. */
interface Mail {
	readonly text: Text;
	/** Stays the same over all attempts: who keeps mail knows a repeat by its Message-ID. */
	readonly key: string;
	readonly urgent: boolean;
	/** Epoch ms. */
	readonly at: number;
}

/** Hands a message to the mail server once. A reply of 5xx is final (RFC 5321 4.2.1); whatever else is tried again. */
export async function mail(
	channel: EmailChannel,
	{ secrets: { secret }, authority }: Equipment,
	{ text: { subject, lines }, key, urgent, at }: Mail,
	closed: AbortSignal,
): Promise<Sent> {
	const { host, port, tls, user, from, to, timeoutMs } = channel;
	const transport = createTransport({
		...{ host, port, secure: tls === "implicit", requireTLS: tls === "required", ignoreTLS: tls === "none" },
		...{ opportunisticTLS: tls === "offered", disableFileAccess: true, disableUrlAccess: true },
		...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
		...(user !== undefined && { auth: { user, pass: secret ?? "" } }),
		...(authority !== undefined && { tls: { ca: authority } }),
	});
	const ended = AbortSignal.any([closed, AbortSignal.timeout(timeoutMs)]);
	const late = new Promise<never>((_, failed) => {
		ended.addEventListener("abort", () => failed(new TimedOut()), { once: true });
	});
	late.catch(() => undefined);
	try {
		const sending = transport.sendMail({
			...{ from, to, subject, text: lines.join("\n"), date: new Date(at) },
			messageId: `<${key}@${from.slice(from.lastIndexOf("@") + 1).replace(/>$/, "")}>`,
			priority: urgent ? "high" : "normal",
			headers: { "Auto-Submitted": "auto-generated" },
		});
		sending.catch(() => undefined);
		await Promise.race([sending, late]);
		return { delivered: true };
	} catch (error) {
		return refusedBy(error, secret) ?? failureOf(error);
	} finally {
		transport.close();
	}
}

/** What the server replied, if it did; that it has no encryption is more than its reply says. */
function refusedBy(error: unknown, secret = ""): Sent | undefined {
	if (!(error instanceof Error) || !("responseCode" in error) || ("code" in error && error.code === "ETLS")) {
		return undefined;
	}
	const { responseCode: code } = error;
	if (typeof code !== "number" || code < 400) return undefined;
	const answer = "response" in error ? answerOf(String(error.response), [secret]) : undefined;
	return {
		reason: `smtp-${code}`,
		...(answer !== undefined && { answer }),
		...(code >= 500 && { final: true }),
	};
}
