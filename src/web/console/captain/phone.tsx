import { useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { keepAwake } from "../../app/awake.ts";
import { Icon, type IconName } from "../../kit/parts/icon.tsx";
import { ApprovalsLazily, OnDutyLazily } from "../lazy.tsx";
import { ThingCard } from "../plan/thing-card.tsx";
import { Queue } from "../queue/queue.tsx";
import { thing } from "../selection.ts";
import { unacknowledged } from "../state.ts";
import { Escalated } from "./escalated.tsx";
import { InHandScreen } from "./in-hand.tsx";
import { MoreScreen } from "./more-screen.tsx";
import { RingsClosed } from "./rings-closed.tsx";
import { handled, SCREENS, type Screen, screen } from "./screen.ts";
import { approvals } from "./waits.ts";
import { t } from "./words.ts";

/** The captain's phone, and the console in a narrow window: one thing at a time, with the way to the others below. */
export function Phone() {
	useEffect(keepAwake, []);
	// What is newly taken in hand comes before the card from which it was.
	useSignalEffect(() => {
		if (handled.value !== undefined) thing.value = undefined;
	});
	if (thing.value) {
		return (
			<main class="phone-screen">
				<ThingCard />
			</main>
		);
	}
	if (handled.value !== undefined) return <InHandScreen />;
	return (
		<>
			<Shown />
			<nav class="phone-nav" aria-label={t("screens")}>
				{SCREENS.map((one) => (
					<To key={one} to={one} />
				))}
			</nav>
		</>
	);
}

function Shown() {
	switch (screen.value) {
		case "incidents":
			return (
				<main class="phone-screen">
					<Escalated />
					<Queue />
					{/* Said while it is calm, when a phone is put away: later the room is the queue's. */}
					{unacknowledged.value === 0 && (
						<div class="phone-honest" data-testid="rings-only-open">
							<RingsClosed />
						</div>
					)}
				</main>
			);
		case "duty":
			return <OnDutyLazily />;
		case "approvals":
			return <ApprovalsLazily />;
		case "more":
			return <MoreScreen />;
	}
}

const ICONS: Readonly<Record<Screen, IconName>> = {
	incidents: "warning",
	duty: "person",
	approvals: "check",
	more: "plus",
};

/** A way to another screen, with how many wait there. */
function To({ to }: { readonly to: Screen }) {
	const waits = to === "incidents" ? unacknowledged.value : to === "approvals" ? approvals.value.length : 0;
	return (
		<button
			type="button"
			class="phone-to"
			aria-current={screen.value === to ? "page" : undefined}
			data-testid={`screen-${to}`}
			data-waits={waits}
			onClick={() => {
				screen.value = to;
			}}
		>
			<Icon name={ICONS[to]} />
			<span>{t(`screen.${to}`)}</span>
			{waits > 0 && <span class="phone-waits">{waits}</span>}
		</button>
	);
}
