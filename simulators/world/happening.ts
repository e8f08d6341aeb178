/** How someone lawfully gets through a stairwell door. */
export type Release = "resident" | "card" | "pin" | "exit-button" | "key" | "guard" | "fire";

/** Something that happens to one device: someone touches it, or what it is fixed to moves. */
export type Happening =
	| { readonly what: "called"; readonly unit: string; readonly callId: string }
	| { readonly what: "answered"; readonly callId: string }
	| { readonly what: "hung-up"; readonly callId: string; readonly reason: "hung-up" | "missed" | "declined" }
	| { readonly what: "unlocked"; readonly by: Release; readonly callId?: string }
	| { readonly what: "opened" | "closed" }
	| { readonly what: "refused"; readonly by: Release; readonly reason: "unknown-card" | "wrong-pin" }
	| { readonly what: "armed" | "disarmed"; readonly mode: "away" | "stay" }
	| { readonly what: "pressed"; readonly button: "wall" | "pendant" | "phone" | "desk"; readonly silent?: boolean }
	/** `heldAt`: when, if the reader had no network then and kept it. */
	| { readonly what: "badge"; readonly guard: string; readonly heldAt?: number }
	/** The device's own inside makes it report: a fault, a tamper switch, a sensor of a flat. Any kind, any of its events. */
	| { readonly what: "reports"; readonly event: string; readonly data: Readonly<Record<string, unknown>> };

/** A happening and when it happened (simulated epoch ms). */
export type Happened = Happening & { readonly at: number };
