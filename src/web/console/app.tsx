import { useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { follow, live } from "../app/follow.ts";
import { readPeople } from "../app/people.ts";
import { readPlace } from "../app/read-site.ts";
import { isChanging, session, sessionLost } from "../app/session.ts";
import { place } from "../app/site.ts";
import { allowSound } from "../app/sounds.ts";
import { readTelephones } from "../app/telephones.ts";
import { noteWatching } from "../app/watching.ts";
import { alertWith } from "./alerting.ts";
import { Announcer, SoundOff, StaleBanner } from "./banners.tsx";
import { ShiftBar } from "./bar/shift-bar.tsx";
import { BlindBanner } from "./blind.tsx";
import { onPhone } from "./captain/form.ts";
import { Phone } from "./captain/phone.tsx";
import { PhoneBar } from "./captain/phone-bar.tsx";
import { PlainTextBanner } from "./certificate/certificate.tsx";
import { ClockDoubt } from "./clock-doubt.tsx";
import { IncidentPanel } from "./incident/panel.tsx";
import { listenToKeys } from "./keyboard.ts";
import { Kiosk } from "./kiosk.tsx";
import { DutyPageLazily, PeoplePage } from "./lazy.tsx";
import { page, pageByAddress } from "./page.ts";
import { Plan } from "./plan/plan.tsx";
import { Queue } from "./queue/queue.tsx";
import { chooseByAddress } from "./selection.ts";
import { SessionEnds } from "./session-ends.tsx";
import { closeSheet } from "./sheets/open.ts";
import { Sheets } from "./sheets/sheets.tsx";
import { WatchBanners } from "./shift/watch-banners.tsx";
import { Tape, tapeOpen } from "./tape/tape.tsx";
import { t } from "./words.ts";

/** `?kiosk`: the wall screen. */
export const KIOSK = new URLSearchParams(location.search).has("kiosk");

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

/** Somebody went back or on: what lay above the page that they left is about it alone. */
function moved(): void {
	closeSheet();
	byAddress();
}

/** The desk of the guard room, its wall screen, or in a narrow window and by its own address the captain's page. */
export function Console() {
	useEffect(readPlace, []);
	// The wall names nobody.
	useEffect(KIOSK ? () => {} : readPeople, []);
	useEffect(KIOSK ? () => {} : readTelephones, []);
	useEffect(() => {
		noteWatching(session.peek().state !== "wall");
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
			for (const type of ["popstate", "hashchange"]) {
				addEventListener(type, moved);
				ends.push(() => removeEventListener(type, moved));
			}
			void allowSound();
		}
		return () => {
			for (const end of ends) end();
		};
	}, []);
	useSignalEffect(() => {
		document.documentElement.dataset.form = !KIOSK && onPhone.value ? "phone" : "desk";
	});
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
			{onPhone.value ? <PhoneBar /> : <ShiftBar />}
			{page.value === "people" ? (
				<PeoplePage />
			) : page.value === "duty" ? (
				<DutyPageLazily />
			) : onPhone.value ? (
				<Phone />
			) : (
				<main class={tapeOpen.value ? "desk" : "desk desk-tape-closed"}>
					<Queue />
					<Plan />
					<IncidentPanel />
					<Tape />
				</main>
			)}
			<Announcer />
			<Sheets />
		</div>
	);
}
