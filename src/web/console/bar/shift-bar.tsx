import { place } from "../../app/site.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { KeyHint } from "../../kit/parts/key.tsx";
import { language, say, speak } from "../../kit/sentences.ts";
import { paint, theme } from "../../kit/theme.ts";
import { mayAct } from "../actions.ts";
import { openSheet } from "../sheets/open.ts";
import { Clock } from "./clock.tsx";
import { Connection } from "./connection.tsx";
import { Counts } from "./counts.tsx";
import { Duty } from "./duty-chip.tsx";
import { SoundChip } from "./sound-chip.tsx";
import { t } from "./words.ts";

/** The top: who is on duty, whether the page sees and can be heard, what is open, and what can be done from anywhere. */
export function ShiftBar() {
	return (
		<header class="bar">
			<div class="brand">
				<Icon name="house" />
				<div>
					<h1>{place.value ? say(place.value.site.words) : "Gatehouse"}</h1>
					<Connection />
				</div>
			</div>
			<Counts />
			<div class="bar-space" />
			<SoundChip />
			{mayAct() && (
				<button type="button" class="primary" data-testid="report" onClick={() => openSheet({ name: "report" })}>
					<Icon name="plus" />
					{t("action.report")}
					<KeyHint>+</KeyHint>
				</button>
			)}
			<Duty />
			<Clock />
			<div class="bar-tools">
				<button
					type="button"
					class="quiet"
					lang={language.value === "en" ? "zh-CN" : "en"}
					data-testid="language"
					onClick={() => speak(language.value === "en" ? "zh-CN" : "en")}
				>
					{language.value === "en" ? "中文" : "English"}
				</button>
				<button
					type="button"
					class="quiet square"
					aria-label={theme.value === "dark" ? t("theme.light") : t("theme.dark")}
					onClick={() => paint(theme.value === "dark" ? "light" : "dark")}
				>
					<Icon name={theme.value === "dark" ? "sun" : "moon"} />
				</button>
				<button
					type="button"
					class="quiet square"
					aria-label={t("key.help")}
					onClick={() => openSheet({ name: "help" })}
				>
					<Icon name="help" />
				</button>
			</div>
		</header>
	);
}
