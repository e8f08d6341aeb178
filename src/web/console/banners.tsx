import { stale } from "../app/follow.ts";
import { notices, putAway } from "../app/notices.ts";
import { allowSound, sound } from "../app/sounds.ts";
import { Icon } from "../kit/parts/icon.tsx";
import { t } from "../kit/words.ts";
import { announcement, sinceTruth } from "./alerting.ts";

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

/** What the hub refused, and why; stays until it is put away. */
export function Notices() {
	return (
		<div class="notices" role="alert" data-testid="notices">
			{notices.value.map(({ id, text, why }) => (
				<div key={id} class="notice">
					<div>
						<strong>{text}</strong>
						{why && <p>{why}</p>}
					</div>
					<button type="button" class="quiet square" aria-label={t("close")} onClick={() => putAway(id)}>
						<Icon name="close" />
					</button>
				</div>
			))}
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
