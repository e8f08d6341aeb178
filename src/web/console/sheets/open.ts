import { signal } from "@preact/signals";
import type { Ask } from "../incident/ask.ts";

export type OpenSheet =
	| { readonly name: "resolve" | "verify"; readonly incident: string }
	/** What the panel asks about the incident in hand. */
	| { readonly name: "work"; readonly incident: string; readonly ask: Ask }
	| { readonly name: "report" }
	| { readonly name: "help" }
	| { readonly name: "devices" }
	| { readonly name: "leave" }
	| { readonly name: "renew" }
	| DeskSheet;

/** What is done about the watch itself, and about what guards less than it should. */
export type DeskSheet =
	| {
			readonly name:
				| "shift"
				| "sign-on"
				| "sign-off"
				| "hand-over"
				| "take-over"
				| "step-away"
				| "drill"
				| "weather"
				| "bypasses"
				| "deliveries"
				| "messages";
	  }
	| { readonly name: "walk-test"; readonly of?: string }
	| { readonly name: "shelve"; readonly alarm: string }
	| { readonly name: "out-of-service"; readonly device: string };

/** The sheet that lies above the page, if one does. */
export const sheet = signal<OpenSheet | undefined>(undefined);

export function openSheet(next: OpenSheet): void {
	sheet.value = next;
}

export function closeSheet(): void {
	sheet.value = undefined;
}
