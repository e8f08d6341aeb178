import type { CommandAnswerShape } from "../../contract/command-shapes.ts";
import { api } from "../app/api.ts";
import { notice } from "../app/notices.ts";
import { reasonOf } from "../app/reason.ts";
import { Refused } from "../app/refused.ts";
import { t } from "./words.ts";

/** How long the hub waits for the device's own word; a door over a slow line takes some seconds. */
const WAIT_MS = 8_000;

export interface Command {
	readonly device: string;
	readonly name: string;
	readonly args?: Readonly<Record<string, unknown>>;
	/** What it is called where it has to be said what came of it. */
	readonly action: string;
	/** The incident it is for. */
	readonly incident?: string;
	/** How often the person has confirmed that it is safe to be heard there. */
	readonly confirmations?: number;
}

/** What came of a command; `refused`: the hub sent nothing; `not-safe`: it wants to be told twice that it is safe. */
export type Came = CommandAnswerShape["outcome"] | "refused" | "not-safe";

/**
 * Tells a device to do something, and says what came of it in words: carried out, not carried out and why, or no answer,
 * which is neither. `quietly`: what shows by itself when it was carried out is not said besides.
 */
export async function command(
	{ device, name, args = {}, action, incident, confirmations = 0 }: Command,
	{ quietly = false } = {},
): Promise<Came> {
	const body = { name, args, confirmations, waitMs: WAIT_MS, ...(incident !== undefined && { incident }) };
	try {
		const { outcome, error } = await api("POST /devices/{id}/commands", { params: { id: device }, body });
		if (outcome !== "done" || !quietly) notice(t(`command.${outcome}`, { action }), error);
		return outcome;
	} catch (error) {
		if (error instanceof Refused && error.state === "not-safe-to-speak" && confirmations === 0) return "not-safe";
		notice(t("command.refused", { action }), reasonOf(error));
		return "refused";
	}
}
