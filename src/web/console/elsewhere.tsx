import type { Role } from "../../model/role.ts";
import { Icon } from "../kit/parts/icon.tsx";
import { language, speak, t } from "../kit/words.ts";
import { page } from "./page.ts";
import { PeoplePage } from "./people/lazy.tsx";
import { signOut, type Who } from "./session.ts";

/** Whether the desk is for this role: others are told what is theirs. */
export function watches(role: Role): boolean {
	return role !== "guard";
}

/** For whom the guard room's desk is not: what they may use instead, in place of an empty queue. */
export function Elsewhere({ who: { name, role } }: { readonly who: Who }) {
	if (page.value === "people") return <PeoplePage />;
	return (
		<main class="door">
			<div class="door-card" data-testid="elsewhere">
				<div class="door-brand">
					<Icon name="house" />
					<div>
						<h1>{t("product")}</h1>
						<p>{t("door.who", { name, role: t(`role.${role}`) })}</p>
					</div>
				</div>
				<p>{t("elsewhere.guard")}</p>
				<a class="button" href="/people">
					{t("people.own")}
				</a>
				<button type="button" class="quiet" onClick={() => void signOut()}>
					{t("elsewhere.out")}
				</button>
			</div>
			<button
				type="button"
				class="quiet door-language"
				lang={language.value === "en" ? "zh-CN" : "en"}
				onClick={() => speak(language.value === "en" ? "zh-CN" : "en")}
			>
				{language.value === "en" ? "中文" : "English"}
			</button>
		</main>
	);
}
