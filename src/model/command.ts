/** What a device should do. */
export interface CommandRequest {
	/** Absent: a fresh one. */
	readonly id?: string;
	readonly name: string;
	readonly args?: Readonly<Record<string, unknown>>;
	/** Real milliseconds; default 10 s. */
	readonly expiresInMs?: number;
	/** A picture that answers it belongs to this incident, as this moment. */
	readonly picture?: { readonly incident: string; readonly moment: "before" | "at" | "after" };
}

/** What became of a command. */
export type CommandOutcome =
	| { readonly id: string; readonly outcome: "done" }
	| { readonly id: string; readonly outcome: "failed"; readonly error: string }
	/** The device is not there: nothing was sent. */
	| { readonly id: string; readonly outcome: "absent" }
	/** Nothing came back in time; the device drops the command when it has expired. */
	| { readonly id: string; readonly outcome: "no-reply" };
