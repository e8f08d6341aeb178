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
