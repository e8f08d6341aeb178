import { z } from "zod";
import { DISPLAY_NAME_MAX } from "./limits.ts";

/** The languages that the pages speak. */
export const LANGUAGES = ["zh-CN", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** What a person is called and how they are reached, beside the login. Never in the journal. */
export interface PersonDetails {
	/** 王强: as everybody calls them. */
	readonly displayName?: string;
	readonly staffNumber?: string;
	/** Only for captain and administrator. */
	readonly phone?: string;
	/** By radio. */
	readonly callSign?: string;
	readonly language?: Language;
}

/** The keys of `PersonDetails`. */
export const PERSON_DETAILS = ["displayName", "staffNumber", "phone", "callSign", "language"] as const;

/** A person as everybody is told of them. */
export interface NamedPerson {
	/** The login. */
	readonly name: string;
	readonly displayName: string;
}

const line = z
	.string()
	.trim()
	.min(1)
	.max(DISPLAY_NAME_MAX)
	.regex(/^\P{C}*$/u, "one line of text, without control characters");

/** What may be said of a person besides login and role. */
export const personDetails = {
	displayName: line.meta({ description: "What everybody calls them, such as 王强" }),
	staffNumber: line,
	phone: z.string().regex(/^\+?[0-9][0-9 ()-]{1,30}$/, "a telephone number: digits, spaces, dashes, a plus in front"),
	callSign: line.meta({ description: "By radio" }),
	language: z.enum(LANGUAGES),
};
