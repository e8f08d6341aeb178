/** What the hub answers when it says no (RFC 9457). */
interface Problem {
	readonly type?: string;
	readonly title?: string;
	readonly detail?: string;
	/** With 409: the state it is in, and what is allowed there. */
	readonly state?: string;
	readonly allowed?: readonly string[];
	/** With 422: the fields that cannot be. */
	readonly mistakes?: readonly { readonly path: string; readonly found?: string }[];
}

const URN = "urn:gatehouse:problem:";

/** The hub said no, or (status 0) could not be asked; `message` is its sentence. */
export class Refused extends Error {
	readonly status: number;
	/** The problem's code, as in the hub's own table. */
	readonly code: string | undefined;
	readonly state: string | undefined;
	readonly allowed: readonly string[];
	readonly mistakes: NonNullable<Problem["mistakes"]>;
	/** When it is worth asking again, in seconds, where the hub says so. */
	readonly retryAfterS: number | undefined;
	constructor(status: number, { type, title, detail, state, allowed, mistakes }: Problem, retryAfterS?: number) {
		super(detail ?? title ?? `HTTP ${status}`);
		this.name = "Refused";
		this.status = status;
		this.code = type?.startsWith(URN) ? type.slice(URN.length) : undefined;
		this.state = state;
		this.allowed = allowed ?? [];
		this.mistakes = mistakes ?? [];
		this.retryAfterS = retryAfterS;
	}
}

/** Reads one thing of the API. The hub is this page's own origin and is trusted to keep its contract. */
export async function read<T>(path: string): Promise<T> {
	return ask<T>(path, { method: "GET" });
}

/** Does one thing, once: a repeat by the network has the same idempotency key. */
export async function write<T = unknown>(path: string, body: object): Promise<T> {
	return ask<T>(path, {
		method: "POST",
		headers: { "content-type": "application/json", "idempotency-key": newKey() },
		body: JSON.stringify(body),
	});
}

/** Changes one thing, once. */
export async function change<T = unknown>(path: string, body: object): Promise<T> {
	return ask<T>(path, {
		method: "PATCH",
		headers: { "content-type": "application/json", "idempotency-key": newKey() },
		body: JSON.stringify(body),
	});
}

/** Removes one thing. */
export async function remove(path: string): Promise<void> {
	await ask(path, { method: "DELETE" });
}

/** Ends the session. */
export async function leave(): Promise<void> {
	await remove("/session");
}

async function ask<T>(path: string, init: RequestInit): Promise<T> {
	const answer = await fetch(`/api/v1${path}`, { ...init, signal: AbortSignal.timeout(10_000) }).catch(() => {
		throw new Refused(0, {});
	});
	const text = await answer.text();
	const json = /json/.test(answer.headers.get("content-type") ?? "");
	const body = json && text ? JSON.parse(text) : undefined;
	if (!answer.ok) throw new Refused(answer.status, body ?? {}, retryAfter(answer.headers));
	return body;
}

/** `Retry-After` in seconds (RFC 9110 §10.2.3); the hub writes no date there. */
function retryAfter(headers: Headers): number | undefined {
	const said = headers.get("retry-after");
	return said !== null && /^\d{1,6}$/.test(said) ? Number(said) : undefined;
}

/** `crypto.randomUUID` exists in secure contexts only; a guard room may be plain HTTP on its own wire. */
function newKey(): string {
	return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
