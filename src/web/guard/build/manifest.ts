import type { Language } from "../../kit/language.ts";

/** Pixels of the icons that Android's installation asks for. */
export const ICON_SIZES = [192, 512] as const;

const NAMES: Readonly<Record<Language, { readonly name: string; readonly short_name: string }>> = {
	en: { name: "Gatehouse · Guard", short_name: "Patrol" },
	"zh-CN": { name: "值守台 · 保安巡更", short_name: "巡更" },
};

/**
 * What a browser installs the page by (W3C, Web Application Manifest). Its addresses are beside the manifest's own, so that
 * they hold below any base path.
 */
export function manifestOf(lang: Language): string {
	const icons = ICON_SIZES.map((size) => ({
		...{ src: `icon-${size}.png`, sizes: `${size}x${size}`, type: "image/png", purpose: "any maskable" },
	}));
	const colours = { background_color: "#101317", theme_color: "#101317" };
	return JSON.stringify({
		...{ ...NAMES[lang], lang, id: "../guard", start_url: `../guard?lang=${lang}`, scope: "../guard" },
		...{ display: "standalone", orientation: "portrait", ...colours, icons },
	});
}
