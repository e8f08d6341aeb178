import { useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { deaf } from "../app/blindness.ts";
import { follow, live, stale } from "../app/follow.ts";
import { findSession, isChanging, session, sessionLost } from "../app/session.ts";
import { allowSound } from "../app/sounds.ts";
import { noteWatching } from "../app/watching.ts";
import { theme } from "../kit/theme.ts";
import { language, t } from "../kit/words.ts";
import { alertWith } from "./alerting.ts";
import { Announcer, Notices, SoundOff, StaleBanner } from "./banners.tsx";
import { ShiftBar } from "./bar/shift-bar.tsx";
import { BlindBanner } from "./blind.tsx";
import { PlainTextBanner } from "./certificate.tsx";
import { ClockDoubt } from "./clock-doubt.tsx";
import { IncidentPanel } from "./incident/panel.tsx";
import { listenToKeys } from "./keyboard.ts";
import { Kiosk } from "./kiosk.tsx";
import { mayUseConsole, NoAccess } from "./no-access.tsx";
import { page, pageByAddress } from "./page.ts";
import { PeoplePage } from "./people/lazy.tsx";
import { Plan } from "./plan/plan.tsx";
import { Queue } from "./queue/queue.tsx";
import { readPlace } from "./reading-place.ts";
import { chooseByAddress } from "./selection.ts";
import { SessionEnds } from "./session-ends.tsx";
import { Sheets } from "./sheets/sheets.tsx";
import { WatchBanners } from "./shift/watch-banners.tsx";
import { SignIn } from "./sign-in.tsx";
import { place } from "./state.ts";
import { Tape, tapeOpen } from "./tape/tape.tsx";

/** `?kiosk`: the wall screen. */
const KIOSK = new URLSearchParams(location.search).has("kiosk");

export function App() {
	useSignalEffect(() => {
		document.documentElement.dataset.theme = theme.value;
		document.documentElement.lang = language.value;
		const now = session.value;
		const lost = now.state === "out" && now.lost === true;
		document.documentElement.dataset.stale = String(stale.value || deaf.value || lost);
	});
	useEffect(() => void findSession(), []);
	const now = session.value;
	if (now.state === "asking") return <div class="door" aria-busy="true" />;
	if (now.state === "in" && !KIOSK && !mayUseConsole(now.who.role)) return <NoAccess who={now.who} />;
	if (now.state === "in" || (KIOSK && now.state === "at-the-door")) return <Inside />;
	return <SignIn />;
}

function Reading() {
	return (
		<>
			<StaleBanner />
			{!KIOSK && <SoundOff />}
			<div class="door" aria-busy="true" data-testid="reading">
				{t("reading")}
			</div>
		</>
	);
}

function byAddress(): void {
	pageByAddress();
	chooseByAddress();
}

function Inside() {
	useEffect(readPlace, []);
	useEffect(() => {
		noteWatching(true);
		const following = follow({
			...(KIOSK && { as: "kiosk" }),
			onSignedOut: () => {
				// The old session ends while another is taking its place on this page: the link comes back under that one.
				if (isChanging()) return;
				sessionLost();
			},
		});
		const ends = [() => following.stop()];
		if (!KIOSK) {
			ends.push(alertWith(following), listenToKeys());
			byAddress();
			for (const moved of ["popstate", "hashchange"]) {
				addEventListener(moved, byAddress);
				ends.push(() => removeEventListener(moved, byAddress));
			}
			void allowSound();
		}
		return () => {
			for (const end of ends) end();
		};
	}, []);
	// An empty queue is shown only once the hub has told all: until then nothing is known to be quiet.
	if (!place.value || !live.value.whole) return <Reading />;
	if (KIOSK) {
		return (
			<>
				<StaleBanner />
				<SessionEnds still />
				<BlindBanner />
				<Kiosk />
			</>
		);
	}
	return (
		<div class="console">
			<StaleBanner />
			<BlindBanner />
			<ClockDoubt />
			<PlainTextBanner />
			<SoundOff />
			<SessionEnds />
			<WatchBanners />
			<ShiftBar />
			{page.value === "people" ? (
				<PeoplePage />
			) : (
				<main class={tapeOpen.value ? "desk" : "desk desk-tape-closed"}>
					<Queue />
					<Plan />
					<IncidentPanel />
					<Tape />
				</main>
			)}
			<Notices />
			<Announcer />
			<Sheets />
		</div>
	);
}
