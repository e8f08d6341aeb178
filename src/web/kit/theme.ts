import { signal } from "@preact/signals";
import { remember, remembered } from "./preferences.ts";

export type Theme = "dark" | "light";

function isTheme(value: string | null | undefined): value is Theme {
	return value === "dark" || value === "light";
}

const asked = new URLSearchParams(location.search).get("theme");
const chosen = remembered("theme");
/** Dark unless asked otherwise: a guard room works at night. */
export const theme = signal<Theme>(isTheme(asked) ? asked : isTheme(chosen) ? chosen : "dark");

export function paint(next: Theme): void {
	theme.value = next;
	remember("theme", next);
}
