import { computed, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { now } from "../app/follow.ts";
import { lookAgain, session } from "../app/session.ts";
import { askSoftly } from "../app/sounds.ts";
import { Icon } from "../kit/parts/icon.tsx";
import { countdown } from "../kit/time.ts";
import { endsSoon, newsOfEnd, WARN_MS } from "./ending.ts";
import { clockAt } from "./naming.ts";
import { openSheet } from "./sheets/open.ts";
import { mine, shift } from "./watch.ts";
import { t } from "./words.ts";

const endsAt = computed(() => (session.value.state === "in" ? session.value.who.endsAt : undefined));
const soon = computed(() =>
	endsSoon({
		endsAt: endsAt.value,
		shiftEndsAt: mine.value && shift.value ? Date.parse(shift.value.endsAt) : undefined,
		now: now.value,
	}),
);
const ASK_EVERY_MS = 60_000;
/** Changes when the hub may have put the end off or set one: with the watch, and each minute from the warning on. */
const turn = computed(() => {
	const near = endsAt.value !== undefined && now.value >= endsAt.value - WARN_MS;
	return `${shift.value?.id} ${mine.value} ${near && Math.floor(now.value / ASK_EVERY_MS)}`;
});

/** The end that the hub has confirmed to be soon: what the page knew before may have been put off by use since. */
const confirmed = signal<number | undefined>(undefined);
const isNews = newsOfEnd();

async function confirm(): Promise<void> {
	await lookAgain();
	confirmed.value = soon.peek();
	// Once, and softly: it is no alarm, but who hears alarms here must know that this page is about to fall silent.
	if (isNews(confirmed.value)) askSoftly();
}

/** The page will be signed out soon, which would leave nobody watching here: says when, and signs in anew in place. */
export function SessionEnds({ still = false }: { readonly still?: boolean }) {
	useEffect(() => void confirm(), [turn.value]);
	const at = confirmed.value === undefined ? undefined : soon.value;
	if (at === undefined) return null;
	return (
		<div class="banner banner-unattended" role="alert" data-testid="session-ends">
			<strong>{t("sessionEnds", { time: clockAt(at), left: countdown(Math.max(0, at - now.value)) })}</strong>
			<span>{t("sessionEnds.why")}</span>
			{!still && (
				<button type="button" data-testid="session-renew" onClick={() => openSheet({ name: "renew" })}>
					<Icon name="keep" />
					{t("renew")}
				</button>
			)}
		</div>
	);
}
