export const LANGUAGES = ["en", "zh-CN"] as const;
export type Language = (typeof LANGUAGES)[number];

export function isLanguage(value: string | null | undefined): value is Language {
	return value === "en" || value === "zh-CN";
}

/** The address says, else what was chosen here before, else the first of the browser's languages that we speak. */
export function preferredLanguage(
	asked: string | null,
	chosen: string | undefined,
	browser: readonly string[],
): Language {
	if (isLanguage(asked)) return asked;
	if (isLanguage(chosen)) return chosen;
	for (const tag of browser) {
		if (/^zh\b/i.test(tag)) return "zh-CN";
		if (/^en\b/i.test(tag)) return "en";
	}
	return "en";
}
