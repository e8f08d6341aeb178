import { useEffect } from "preact/hooks";
import { HoldButton, useHold } from "../kit/parts/hold.tsx";
import { Icon } from "../kit/parts/icon.tsx";
import { leaveUnwatched } from "./session.ts";
import { play } from "./sounds.ts";
import { sinceTruth } from "./truth.ts";
import { t } from "./words.ts";

/** A page that was watched and is signed out: hatched, with a sound, until somebody signs in or says that nobody shall. */
export function LostBanner() {
	useEffect(() => {
		play("stale");
		return () => play(undefined);
	}, []);
	return (
		<div class="banner banner-stale" role="alert" data-testid="session-lost">
			<Icon name="warning" />
			<strong>{t("lost.title")}</strong>
			<span>{sinceTruth("lost.banner", "sessionOver")}</span>
		</div>
	);
}

/** Ends the sound, held so that nobody does so in passing. */
export function LeaveUnwatched() {
	const hold = useHold(leaveUnwatched, true);
	return (
		<HoldButton hold={hold} disabled={false} testid="leave-unwatched" aside>
			{t("lost.leave")}
		</HoldButton>
	);
}
