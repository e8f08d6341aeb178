import { signal } from "@preact/signals";
import { theme } from "../../kit/theme.ts";

/** Gives one of the page's colours by its name in the style sheets, for what is drawn outside them. */
export type Paint = (name: string) => string;

/** The page is being printed: light, and as wide as paper. */
export const printing = signal(false);

/** The colours that the style sheets give just now; a component that asks is drawn again when the theme changes. */
export function paintNow(): { readonly paint: Paint; readonly name: string } {
	const name = printing.value ? "light" : theme.value;
	return { paint: (of) => getComputedStyle(document.documentElement).getPropertyValue(`--${of}`).trim(), name };
}

/** Follows the browser's printing, so that a dark page comes out light; gives back how to stop. */
export function followPrinting(): () => void {
	const root = document.documentElement;
	let shown: string | undefined;
	const before = () => {
		shown = root.dataset.theme;
		root.dataset.theme = "light";
		printing.value = true;
	};
	const after = () => {
		if (shown !== undefined) root.dataset.theme = shown;
		printing.value = false;
	};
	addEventListener("beforeprint", before);
	addEventListener("afterprint", after);
	return () => {
		removeEventListener("beforeprint", before);
		removeEventListener("afterprint", after);
	};
}
