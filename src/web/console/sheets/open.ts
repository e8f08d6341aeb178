import { signal } from "@preact/signals";

export type OpenSheet =
	| { readonly name: "resolve" | "verify"; readonly incident: string }
	| { readonly name: "report" }
	| { readonly name: "help" }
	| { readonly name: "devices" }
	| { readonly name: "leave" };

/** The sheet that lies above the page, if one does. */
export const sheet = signal<OpenSheet | undefined>(undefined);

export function openSheet(next: OpenSheet): void {
	sheet.value = next;
}

export function closeSheet(): void {
	sheet.value = undefined;
}
