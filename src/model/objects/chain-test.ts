import { defineObject } from "./define-object.ts";

/** A test of the escalation chain: it is told on as an alarm is that nobody takes, until one of those told confirms it. Times are epoch ms. */
export interface ChainTest {
	/** `cht-` and the seq that began it. */
	readonly id: string;
	readonly rev: number;
	readonly since: number;
	/** Who began it; absent: the site's own time for it. */
	readonly by?: string;
	/** Nobody confirmed it until then: an alarm. */
	readonly confirmBy: number;
	/** Who was told, in turn; the newest last. `to`: the names that the shift knows. */
	readonly told: readonly { readonly who: string; readonly at: number; readonly to?: readonly string[] }[];
	readonly confirmedAt?: number;
	readonly confirmedBy?: string;
	/** When it ended and nobody had confirmed it. */
	readonly failedAt?: number;
}

export const chainTest = defineObject<ChainTest>()({ kind: "chain-test", began: "since" });

/** Whether somebody was told by a test, by name or by their role; where the shift knows no names, all on duty are anybody. */
export function isToldOf(
	told: readonly { readonly who: string; readonly to?: readonly string[] | undefined }[],
	{ name, role }: { readonly name: string; readonly role: string },
): boolean {
	return told.some(({ who, to = [] }) =>
		to.length > 0 ? to.includes(name) : who === role || (who === "on-duty" && role !== "admin"),
	);
}
