import type { ComponentChildren } from "preact";
import { awake } from "../../app/awake.ts";
import { onHub } from "../../app/base-path.ts";
import { mayUse } from "../../app/session.ts";
import { Icon, type IconName } from "../../kit/parts/icon.tsx";
import { language, speak } from "../../kit/sentences.ts";
import { paint, theme } from "../../kit/theme.ts";
import { mayAct } from "../actions.ts";
import { goToDuty, goToPeople, home } from "../page.ts";
import { openSheet } from "../sheets/open.ts";
import { bypassedZones } from "../watch.ts";
import { RingsClosed } from "./rings-closed.tsx";
import { t } from "./words.ts";

/** All else that can be done from here, and what this page can and cannot do for who carries it. */
export function MoreScreen() {
	const [other, named] = language.value === "en" ? (["zh-CN", "中文"] as const) : (["en", "English"] as const);
	return (
		<main class="phone-screen phone-scroll" data-testid="more-screen">
			<div class="big-choices">
				{mayAct() && (
					<Choice icon="plus" testid="report" onClick={() => openSheet({ name: "report" })}>
						{t("action.report")}
					</Choice>
				)}
				<Choice icon="eye" testid="go-shift" onClick={() => openSheet({ name: "shift" })}>
					{t("shift")}
				</Choice>
				<Choice icon="warning" testid="bypassed" onClick={() => openSheet({ name: "bypasses" })}>
					{t("bypass.zones", { n: bypassedZones.value.size })}
				</Choice>
				<Choice icon="house" testid="devices-down" onClick={() => openSheet({ name: "devices" })}>
					{t("more.devices")}
				</Choice>
				{mayUse("GET /deliveries") && (
					<Choice icon="send" testid="go-deliveries" onClick={() => openSheet({ name: "deliveries" })}>
						{t("deliveries.short")}
					</Choice>
				)}
				{mayUse("GET /log") && (
					<Choice icon="note" testid="go-duty" onClick={goToDuty}>
						{t("duty.page")}
					</Choice>
				)}
				<Choice icon="person" testid="go-people" onClick={goToPeople}>
					{t("people.page")}
				</Choice>
				{home.value === "/captain" && (
					<a class="button" href={onHub("/")} data-testid="go-desk">
						<Icon name="whole" />
						{t("noAccess.desk")}
					</a>
				)}
				<Choice
					icon={theme.value === "dark" ? "sun" : "moon"}
					testid="theme"
					onClick={() => paint(theme.value === "dark" ? "light" : "dark")}
				>
					{theme.value === "dark" ? t("theme.light") : t("theme.dark")}
				</Choice>
				<button type="button" lang={other} data-testid="language" onClick={() => speak(other)}>
					{named}
				</button>
				<Choice icon="leave" testid="go-leave" onClick={() => openSheet({ name: "leave" })}>
					{t("signOut")}
				</Choice>
			</div>
			<RingsClosed />
			<p class="soft">{t(`screen.${awake.value}`)}</p>
			<p class="soft">{t("noFireAlarm")}</p>
		</main>
	);
}

interface ChoiceProps {
	readonly icon: IconName;
	readonly testid: string;
	readonly onClick: () => void;
	readonly children: ComponentChildren;
}

function Choice({ icon, testid, onClick, children }: ChoiceProps) {
	return (
		<button type="button" data-testid={testid} onClick={onClick}>
			<Icon name={icon} />
			{children}
		</button>
	);
}
