import { useSignalEffect } from "@preact/signals";
import { onHub } from "../app/base-path.ts";
import { PushOffer } from "../app/push/push-offer.tsx";
import { language } from "../kit/sentences.ts";
import { theme } from "../kit/theme.ts";
import { AskAllWell } from "./contact/ask.tsx";
import { DispatchScreen } from "./dispatch/dispatch-screen.tsx";
import { ByPassword } from "./door/by-password.tsx";
import { Door } from "./door/door.tsx";
import { ReportFinding } from "./finding/finding.tsx";
import { More } from "./more/more.tsx";
import { CheckIn } from "./round/check-in-flow.tsx";
import { MyRound } from "./round/my-round.tsx";
import { checkpointOf } from "./round/view.ts";
import { SosButton } from "./sos/button.tsx";
import { Calls } from "./sos/calls.tsx";
import { held, lastDone, type Screen, screen, vault } from "./state.ts";
import { StateBar } from "./state-bar.tsx";
import { sync } from "./sync.ts";
import { Warnings } from "./warnings.tsx";
import { t } from "./words.ts";

/** The guard's phone: who is not signed in is asked who they are, and can call for help all the same. */
export function App() {
	useSignalEffect(() => {
		const { documentElement: root } = document;
		root.dataset.theme = theme.value;
		root.lang = language.value;
		document.title = `${t("page.name")} · ${t("product")}`;
		const manifest = document.querySelector<HTMLLinkElement>("link[rel=manifest]");
		if (manifest) manifest.href = onHub(`/guard/${language.value}.webmanifest`);
	});
	return (
		<div class="phone">
			<StateBar />
			<Calls />
			<DispatchScreen />
			<AskAllWell />
			<Warnings />
			<main>
				{vault.value ? <Part /> : <Door />}
				{vault.value && screen.value === "round" && <PushOffer />}
			</main>
			<footer class="foot">
				<SosButton />
				{vault.value && screen.value === "round" && <Deeds />}
			</footer>
		</div>
	);
}

const PARTS = { round: MyRound, "check-in": CheckIn, finding: Finding, more: More, "sign-in": SignInAgain } as const;

function Part() {
	const Shown = PARTS[screen.value];
	return <Shown />;
}

function Finding() {
	return <ReportFinding stop={lastStop()} onClose={() => go("round")} />;
}

/** The hub's session has ended while the phone was open: what is held waits for another. */
function SignInAgain() {
	const back = () => {
		go("round");
		void sync();
	};
	return (
		<>
			<h1>{t("state.signedOut")}</h1>
			<ByPassword name={vault.value?.guard} onEntered={back} onBack={back} />
		</>
	);
}

/** Where this phone was last shown to have been. */
function lastStop(): string | undefined {
	return held.value.map(checkpointOf).findLast((one) => one !== undefined);
}

function Deeds() {
	return (
		<>
			<button type="button" class="primary wide" data-testid="check-in" onClick={() => go("check-in")}>
				{t("checkIn")}
			</button>
			<button type="button" data-testid="report" onClick={() => go("finding")}>
				{t("finding")}
			</button>
			<button type="button" aria-label={t("more")} data-testid="more" onClick={() => go("more")}>
				⋯
			</button>
		</>
	);
}

function go(to: Screen): void {
	lastDone.value = undefined;
	screen.value = to;
}
