import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Icon } from "../../kit/parts/icon.tsx";
import { remember, remembered } from "../../kit/preferences.ts";
import { timeAt } from "../../kit/time.ts";
import { language, t } from "../../kit/words.ts";
import { EntryLine } from "../entry-line.tsx";
import { entryWords, sourceName } from "../naming.ts";
import { askedMoment } from "../selection.ts";
import { place } from "../state.ts";
import { filter } from "./filter.ts";
import { log, pauseOrRun, runTape, showMoment, skipped, stopped } from "./log.ts";

/** Lines that are drawn; who looks for more narrows the tape. */
const DRAWN = 120;

const text = signal("");
export const tapeOpen = signal(remembered("tape") !== "closed");

function openOrClose(): void {
	tapeOpen.value = !tapeOpen.value;
	remember("tape", tapeOpen.value ? "open" : "closed");
}

/** The bottom: the raw journal as it happens. */
export function Tape() {
	useEffect(runTape, []);
	useEffect(showMoment, []);
	useEffect(() => {
		if (askedMoment.value !== undefined) tapeOpen.value = true;
	}, [askedMoment.value]);
	const zone = place.value?.site.timeZone ?? "UTC";
	const entries = stopped.value ?? log.value;
	const newer = stopped.value ? log.value.filter(({ seq }) => seq > (stopped.value?.[0]?.seq ?? 0)).length : 0;
	const shown = filter(entries, text.value, (entry) => `${entryWords(entry)} ${sourceName(entry.source)}`);
	return (
		<section class={tapeOpen.value ? "panel tape" : "panel tape tape-closed"} aria-label={t("tape")}>
			<header class="tape-head">
				<button type="button" class="quiet tape-title" aria-expanded={tapeOpen.value} onClick={openOrClose}>
					<Icon name="down" />
					<h2>{t("tape")}</h2>
				</button>
				<span class="tape-last">{!tapeOpen.value && shown[0] ? entryWords(shown[0]) : ""}</span>
				{tapeOpen.value && (
					<>
						<input
							type="text"
							class="tape-filter"
							value={text.value}
							autocomplete="off"
							placeholder={t("tape.filter")}
							aria-label={t("tape.filter")}
							onInput={({ currentTarget }) => {
								text.value = currentTarget.value;
							}}
							onKeyDown={(event) => {
								if (event.key === "Escape") event.currentTarget.blur();
							}}
						/>
						{askedMoment.value !== undefined && (
							<strong class="tag" data-testid="tape-moment">
								{t("tape.at", {
									time: `${timeAt(askedMoment.value, "date", zone, language.value)} ${timeAt(askedMoment.value, "second", zone, language.value)}`,
								})}
							</strong>
						)}
						{skipped.value > 0 && <span class="tag">{t("tape.skipped", { n: skipped.value })}</span>}
						<button
							type="button"
							data-testid="tape-pause"
							aria-pressed={stopped.value !== undefined}
							onClick={pauseOrRun}
						>
							<Icon name={stopped.value ? "play" : "pause"} />
							{stopped.value ? t("tape.run", { n: newer }) : t("tape.pause")}
						</button>
					</>
				)}
			</header>
			{tapeOpen.value && (
				// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
				<section class="tape-scroll" tabIndex={0} aria-label={t("tape.entries")}>
					<ol class="entries tape-entries" data-testid="tape">
						{shown.slice(0, DRAWN).map((entry) => (
							<EntryLine key={entry.seq} entry={entry} showPlace />
						))}
					</ol>
				</section>
			)}
		</section>
	);
}
