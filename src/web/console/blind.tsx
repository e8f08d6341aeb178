import { computed } from "@preact/signals";
import { BLINDNESS, HUB_BLIND, isDeaf } from "../../model/blindness.ts";
import { blind } from "../app/blindness.ts";
import { stale } from "../app/follow.ts";
import { place } from "../app/site.ts";
import { language, say } from "../kit/sentences.ts";
import { timeAt } from "../kit/time.ts";
import { alarms, incidents } from "./state.ts";
import { t } from "./words.ts";

/** A cause that nobody has taken sounds: its incident is open, or could not even be recorded. */
export const blindUntaken = computed(() => blind.value.some(({ cause }) => !isTaken(cause)));

/** What the hub can't do, in one sentence. */
export const blindWords = computed(() =>
	blind.value
		.map(({ cause, since }) => t("blind.cause", { what: say(BLINDNESS[cause]), time: clockAt(since) }))
		.join(" "),
);

/** The hub can't hear, record or date what happens: said over everything, on the desk and on the wall. */
export function BlindBanner() {
	// A page that hears nothing from the hub says only that.
	if (blind.value.length === 0 || stale.value) return null;
	const causes = blind.value.map(({ cause }) => cause);
	return (
		<div
			class={causes.some(isDeaf) ? "banner banner-stale" : "banner banner-blind"}
			role="alert"
			data-testid="blind"
			data-causes={causes.join(" ")}
		>
			<strong>{t("blind.title")}</strong>
			<span>{blindWords.value}</span>
		</div>
	);
}

function isTaken(cause: string): boolean {
	return incidents.value.some(
		({ type, state, alarms: of }) =>
			type === HUB_BLIND &&
			state !== "open" &&
			state !== "resolved" &&
			of.some((id) => alarms.value.get(id)?.part === cause),
	);
}

function clockAt(since: string): string {
	return timeAt(Date.parse(since), "second", place.value?.site.timeZone ?? "UTC", language.value);
}
