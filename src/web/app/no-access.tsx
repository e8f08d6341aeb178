import type { Role } from "../../model/role.ts";
import { AuthCard } from "./auth-card.tsx";
import { onHub } from "./base-path.ts";
import { signOut, type Who } from "./session.ts";
import { t } from "./words.ts";

export interface NoAccessProps {
	readonly who: Who;
	/** What the page is. */
	readonly what: string;
	/** Whose it is. */
	readonly roles: readonly Role[];
}

/** For whom the page is not: whose it is, as whom this person is signed in, and what they can do from here. */
export function NoAccess({ who: { name, role }, what, roles }: NoAccessProps) {
	return (
		<AuthCard testid="no-access" beneath={what}>
			<p>{t("noAccess", { roles: roles.map((one) => t(`role.${one}`)).join(t("listed")) })}</p>
			<p>{t("noAccess.you", { name, role: t(`role.${role}`) })}</p>
			<a class="button" href={onHub("/")}>
				{t("noAccess.desk")}
			</a>
			<button type="button" class="quiet" onClick={() => void signOut()}>
				{t("signOut")}
			</button>
		</AuthCard>
	);
}
