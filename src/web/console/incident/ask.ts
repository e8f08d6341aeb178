import type { More } from "./more.ts";
import type { Step } from "./procedure.ts";

/** What a sheet of the panel asks about the incident in hand. */
export type Ask =
	| { readonly what: "dispatch"; readonly guard?: string }
	| { readonly what: "unlock"; readonly device?: string }
	| { readonly what: "wait" | "more" | "agencies" | "reopen" | "review" | "police" }
	| { readonly what: More }
	| { readonly what: "notify"; readonly agency: string }
	| { readonly what: "step"; readonly step: Step; readonly skip?: true }
	| { readonly what: "unshelve" | "confirm-shelve"; readonly alarm: string }
	| { readonly what: "picture"; readonly hash: string };
