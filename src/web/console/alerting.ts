import { computed, effect, signal } from "@preact/signals";
import type { IncidentShape } from "../../contract/shapes.ts";
import { onHub } from "../app/base-path.ts";
import { blind } from "../app/blindness.ts";
import { type Following, live, now, stale } from "../app/follow.ts";
import { place } from "../app/site.ts";
import { soundFor, sounding } from "../app/sound-choice.ts";
import { askSoftly, chime, play, ringAnew, sound } from "../app/sounds.ts";
import { iconAddress } from "../app/tab-icon.ts";
import { sinceTruth } from "../app/truth.ts";
import type { Language } from "../kit/language.ts";
import { language, say } from "../kit/sentences.ts";
import { blindUntaken, blindWords } from "./blind.tsx";
import { testerQuestions } from "./bypasses/tester-answers.ts";
import { onPhone } from "./captain/form.ts";
import { toPutInHand } from "./choosing.ts";
import { deviceWords, whatWords, whereWords } from "./naming.ts";
import { home } from "./page.ts";
import { choose, chosen, inHand } from "./selection.ts";
import { incidents, mute, queue, unacknowledged } from "./state.ts";
import { titleOf } from "./title.ts";
import { drill, presenceAsked } from "./watch.ts";
import { t } from "./words.ts";

const ASK_EVERY_MS = 10_000;

/** How long it stays, for a screen reader that comes late; then it is no news any more, and may be untrue. */
const SAID_FOR_MS = 15_000;

const said = signal<{ readonly words: string; readonly in: Language; readonly at: number } | undefined>(undefined);

/** What a screen reader is told at once, in the language of the page; empty once it is old. */
export const announcement = computed(() => {
	const one = said.value;
	return one && one.in === language.value && now.value < one.at + SAID_FOR_MS ? one.words : "";
});

function announce(words: string): void {
	said.value = { words, in: language.peek(), at: now.peek() };
}

/** Lets the page sound, speak and show on its tab what waits for a person. Gives back how to end it. */
export function alertWith(following: Following): () => void {
	const ends = [
		effect(() => {
			const next = soundFor({
				...{ incidents: incidents.value, mute: mute.value, stale: stale.value },
				...{ blind: blindUntaken.value, now: now.value },
			});
			play(next);
			if (mute.value && now.value >= mute.value.until) mute.value = undefined;
		}),
		effect(() => following.presence(sound.value === "running", home.value === "/captain")),
		effect(() => {
			document.title = titleOf(place.value ? say(place.value.site.words) : "Gatehouse", {
				unacknowledged: unacknowledged.value,
				drill: drill.value && t("drill.tag"),
				stale: stale.value ? t("stale.short") : blind.value.length > 0 ? t("blind.short") : undefined,
				selected: inHand.value && (inHand.value.discreet ? t("special") : say(inHand.value.words)),
			});
			document.querySelector("link[rel=icon]")?.setAttribute("href", onHub(iconAddress(unacknowledged.value)));
		}),
		watchNewcomers(),
		watchPresence(),
		watchTesters(),
		effect(() => {
			if (stale.value) announce(sinceTruth("stale.banner", "hubUnreachable"));
		}),
		effect(() => {
			if (blind.value.length > 0) announce(blindWords.value);
		}),
	];
	return () => {
		for (const end of ends) end();
		play(undefined);
	};
}

/** Rings and speaks for what rang since the last look, chimes for what was corroborated, and takes the first in hand. */
function watchNewcomers(): () => void {
	let rang = new Map<string, number>();
	let corroborated = new Set<string>();
	let first = true;
	return effect(() => {
		if (!live.value.whole) return;
		const all = incidents.value;
		const news = sounding(all).filter(({ id, rang: at }) => at > (rang.get(id) ?? 0));
		const confirmed = all.some(({ id, corroborated: is }) => is && rang.has(id) && !corroborated.has(id));
		rang = new Map(all.map((one) => [one.id, one.rang]));
		corroborated = new Set(all.filter((one) => one.corroborated).map(({ id }) => id));
		if (!first && news.length > 0) {
			ringAnew();
			announce(news.slice(0, 3).map(sentenceOf).join("; "));
		} else if (!first && confirmed) chime();
		first = false;
		chooseForThem();
	});
}

/** A presence check asks by a soft sound of its own, every ten seconds until it is answered. */
function watchPresence(): () => void {
	let again: ReturnType<typeof setInterval> | undefined;
	const end = effect(() => {
		const asked = presenceAsked.value?.at;
		clearInterval(again);
		again = undefined;
		if (asked === undefined) return;
		askSoftly();
		announce(t("presence.ask"));
		again = setInterval(askSoftly, ASK_EVERY_MS);
	});
	return () => {
		clearInterval(again);
		end();
	};
}

/** Each new question of a walk test asks by the soft sound, once: it rings by itself if nobody answers. */
function watchTesters(): () => void {
	let asked = 0;
	return effect(() => {
		const newest = Math.max(0, ...testerQuestions.value.map(({ seq }) => seq));
		if (newest <= asked) return;
		asked = newest;
		askSoftly();
		announce(
			testerQuestions.value
				.slice(0, 1)
				.map(({ detector }) => t("tester.ask", { detector: deviceWords(detector) }))
				.join(),
		);
	});
}

/** Where a person has put nothing in hand, the most urgent unacknowledged incident is, so that nobody has to look for it. */
function chooseForThem(): void {
	// A page that shows one thing at a time shows the list until somebody chooses from it.
	if (onPhone.value) return;
	const next = toPutInHand(chosen.peek(), queue.peek());
	if (next !== undefined) choose(next, { byItself: true });
}

function sentenceOf(incident: IncidentShape): string {
	return t("announce.new", {
		priority: t(`priority.${incident.priority}`),
		what: whatWords(incident),
		where: whereWords(incident),
	});
}
