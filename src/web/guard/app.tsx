import { useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { onHub } from "../app/base-path.ts";
import { ChainTestAsks } from "../app/chain-test.tsx";
import { language } from "../kit/sentences.ts";
import { theme } from "../kit/theme.ts";
import { AskAllWell } from "./contact/ask.tsx";
import { DispatchScreen } from "./dispatch/dispatch-screen.tsx";
import { hearDispatches } from "./dispatch/following.ts";
import { Messages } from "./dispatch/messages.tsx";
import { showing } from "./dispatch/showing-now.ts";
import { Untaken } from "./dispatch/untaken.tsx";
import { SomethingWaits } from "./dispatch/waits.tsx";
import { ByPassword } from "./door/by-password.tsx";
import { Door } from "./door/door.tsx";
import { ReportFinding } from "./finding/finding.tsx";
import { Frame } from "./frame.tsx";
import { More } from "./more/more.tsx";
import { CheckIn } from "./round/check-in-flow.tsx";
import { MyRound } from "./round/my-round.tsx";
import { checkpointOf } from "./round/view.ts";
import { SosButton } from "./sos/button.tsx";
import { Calls } from "./sos/calls.tsx";
import { held, screen, vault, wiped } from "./state.ts";
import { StateBar } from "./state-bar.tsx";
import { sync } from "./sync.ts";
import { NotKept, Warnings } from "./warnings.tsx";
import { t } from "./words.ts";

/**
 * The guard's phone: who is not signed in is asked who they are, and can call for help all the same. On every screen the
 * head says what a life may hang on, and the SOS button stands at the foot: neither is ever covered or scrolled away, and
 * the button is the same one, so that what comes while it is held breaks no hold.
 */
export function App() {
	useSignalEffect(() => {
		const { documentElement: root } = document;
		root.dataset.theme = theme.value;
		root.lang = language.value;
		document.title = `${t("page.name")} · ${t("product")}`;
		const manifest = document.querySelector<HTMLLinkElement>("link[rel=manifest]");
		if (manifest) manifest.href = onHub(`/guard/${language.value}.webmanifest`);
	});
	useEffect(hearDispatches, []);
	const { what, sent, untaken, unread } = showing();
	const [first] = sent;
	// Another screen begins at its head.
	useEffect(() => scrollTo(0, 0), [screen.value, first?.dispatch.id]);
	return (
		<div class="phone">
			<div class="head">
				<StateBar />
				<Calls />
				<AskAllWell />
				<NotKept />
			</div>
			{first && <DispatchScreen key={first.dispatch.id} ongoing={first} more={sent.length - 1} />}
			<div class="beneath" hidden={first !== undefined}>
				{what === "closed" && <SomethingWaits />}
				<Messages unread={unread} />
				{vault.value && <ChainTestAsks class="message" />}
				<Untaken incidents={untaken} />
				<Warnings />
				<main>{wiped.value ? <Wiped /> : vault.value ? <Part /> : <Closed />}</main>
			</div>
			{!wiped.value && <SosButton />}
		</div>
	);
}

const PARTS = { round: MyRound, "check-in": CheckIn, finding: Finding, more: More, "sign-in": SignInAgain } as const;

function Part() {
	const Shown = PARTS[screen.value];
	return <Shown />;
}

function Closed() {
	return (
		<Frame>
			<Door />
		</Frame>
	);
}

function Finding() {
	return <ReportFinding stop={lastStop()} />;
}

/** What can't be done any more is not offered, and it says who can: a call for help would go nowhere. */
function Wiped() {
	return (
		<div class="content" data-testid="wiped">
			<h1>{t("wiped.title")}</h1>
			<p class="wrong">{t("wiped.noSos")}</p>
			<p>{t("wiped.what")}</p>
		</div>
	);
}

/** The hub's session has ended while the phone was open: what is held waits for another. */
function SignInAgain() {
	const back = () => {
		screen.value = "round";
		void sync();
	};
	return (
		<Frame>
			<h1>{t("state.signedOut")}</h1>
			<ByPassword name={vault.value?.guard} onEntered={back} onBack={back} />
		</Frame>
	);
}

/** Where this phone was last shown to have been. */
function lastStop(): string | undefined {
	return held.value.map(checkpointOf).findLast((one) => one !== undefined);
}
