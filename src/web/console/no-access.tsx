import type { Role } from "../../model/role.ts";
import { AuthCard } from "../app/auth-card.tsx";
import { onHub } from "../app/base-path.ts";
import { signOut, type Who } from "../app/session.ts";
import { PeoplePage } from "./lazy.tsx";
import { page } from "./page.ts";
import { t } from "./words.ts";

/** Whether the desk is for this role: others are told what is theirs. */
export function mayUseConsole(role: Role): boolean {
	return role !== "guard";
}

/** For whom the guard room's desk is not: what they may use instead, in place of an empty queue. */
export function NoAccess({ who: { name, role } }: { readonly who: Who }) {
	if (page.value === "people") return <PeoplePage />;
	return (
		<AuthCard testid="elsewhere" beneath={t("door.who", { name, role: t(`role.${role}`) })}>
			<p>{t("elsewhere.guard")}</p>
			<a class="button" href={onHub("/people")}>
				{t("people.own")}
			</a>
			<button type="button" class="quiet" onClick={() => void signOut()}>
				{t("signOut")}
			</button>
		</AuthCard>
	);
}
