import { stale } from "../app/follow.ts";
import { allowSound, sound } from "../app/sounds.ts";
import { sinceTruth } from "../app/truth.ts";
import { Icon } from "../kit/parts/icon.tsx";
import { announcement } from "./alerting.ts";
import { t } from "./words.ts";

/** The page is blind: says so over everything, with the time of the last truth. */
export function StaleBanner() {
	if (!stale.value) return null;
	return (
		<div class="banner banner-stale" role="alert" data-testid="stale">
			<strong>{t("stale.title")}</strong>
			<span>{sinceTruth("stale.banner", "hubUnreachable")}</span>
		</div>
	);
}

/** Nobody can hear the page: a click mends it. */
export function SoundOff() {
	if (sound.value === "running") return null;
	return (
		<div class="banner banner-sound" role="alert" data-testid="sound-off">
			<strong>{t("sound.off")}</strong>
			<span>{t("sound.offWhy")}</span>
			<button type="button" data-testid="sound-on" onClick={() => void allowSound()}>
				<Icon name="sound" />
				{t("sound.on")}
			</button>
		</div>
	);
}

/** New incidents, said to those who do not see them. */
export function Announcer() {
	return (
		<div class="unseen" role="status" aria-live="assertive">
			{announcement.value}
		</div>
	);
}
