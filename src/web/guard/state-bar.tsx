import { Icon } from "../kit/parts/icon.tsx";
import { language, speak } from "../kit/sentences.ts";
import { paint, theme } from "../kit/theme.ts";
import { lock } from "./door/enter.ts";
import { isWaiting } from "./queue/act.ts";
import { held, reach, screen, vault } from "./state.ts";
import { t } from "./words.ts";

const REACH = {
	unknown: "state.asking",
	reached: "state.online",
	unreachable: "state.offline",
	"signed-out": "state.signedOut",
} as const;

/** What the phone itself is like: its network, and what is not sent yet. */
export function StateBar() {
	const waiting = held.value.filter(isWaiting).length;
	const open = vault.value;
	return (
		<header class="state-bar" data-reach={open ? reach.value : undefined} data-testid="state-bar">
			<div class="state-words" role="status">
				{open && reach.value !== "signed-out" && <span data-testid="reach">{t(REACH[reach.value])}</span>}
				{waiting > 0 && (
					<strong data-testid="unsent" data-count={waiting}>
						{t("state.unsent", { n: waiting })}
					</strong>
				)}
			</div>
			{open && reach.value === "signed-out" && screen.value !== "sign-in" && (
				<button
					type="button"
					class="sign-in-again"
					data-testid="sign-in-again"
					onClick={() => {
						screen.value = "sign-in";
					}}
				>
					{t(REACH["signed-out"])}
				</button>
			)}
			<button type="button" class="bar-button" onClick={() => speak(language.value === "en" ? "zh-CN" : "en")}>
				{t("language")}
			</button>
			<button
				type="button"
				class="bar-button"
				aria-label={t("theme")}
				onClick={() => paint(theme.value === "dark" ? "light" : "dark")}
			>
				<Icon name={theme.value === "dark" ? "sun" : "moon"} />
			</button>
			{open && (
				<button type="button" class="bar-button" aria-label={t("lock")} data-testid="lock" onClick={lock}>
					<Icon name="keep" />
				</button>
			)}
		</header>
	);
}
