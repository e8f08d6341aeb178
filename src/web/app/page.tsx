import { useSignalEffect } from "@preact/signals";
import { type ComponentType, render } from "preact";
import { useEffect } from "preact/hooks";
import type { Role } from "../../model/role.ts";
import { language } from "../kit/sentences.ts";
import { theme } from "../kit/theme.ts";
import { deaf } from "./blindness.ts";
import { stale } from "./follow.ts";
import { NoAccess, type NoAccessProps } from "./no-access.tsx";
import { Notices } from "./notice-list.tsx";
import { findSession, session } from "./session.ts";
import { SignIn } from "./sign-in.tsx";
import "../kit/style/fonts.css";
import "../kit/style/tokens.css";
import "../kit/style/base.css";
import "../kit/style/parts.css";
import "./page.css";
import "./door.css";

/** A page of its own: what it is, whose it is, and what is on it. */
export interface Page {
	/** What it is, under the product's name. */
	readonly what: () => string;
	/** Who may use it. The hub decides again, at each thing that is asked of it. */
	readonly roles: readonly Role[];
	readonly part: ComponentType;
	/** What somebody sees whose it is not, where there is more to say than that. */
	readonly noAccess?: ComponentType<NoAccessProps>;
	/** It sounds alarms, for which a browser wants a click. */
	readonly sounds?: boolean;
	/** It hangs on a wall: nobody is there to click, and no role is asked for. */
	readonly wall?: boolean;
}

/** Draws a page into its document: somebody signs in first, and who may not use it is told so. */
export function showPage(page: Page): void {
	const root = document.querySelector("#app");
	if (root) render(<Shell {...page} />, root);
}

function Shell({ what, roles, part: Part, noAccess: Other = NoAccess, sounds = false, wall = false }: Page) {
	useSignalEffect(() => {
		document.documentElement.dataset.theme = theme.value;
		document.documentElement.lang = language.value;
		const now = session.value;
		const lost = now.state === "out" && now.lost === true;
		document.documentElement.dataset.stale = String(stale.value || deaf.value || lost);
	});
	useEffect(() => void findSession({ wall }), []);
	const now = session.value;
	if (now.state === "asking") return <div class="door" aria-busy="true" />;
	if (wall && now.state !== "out") return <Part />;
	if (now.state !== "in" && now.state !== "wall") return <SignIn what={what()} sounds={sounds} />;
	if (now.state === "wall") return <Part />;
	const { who } = now;
	return (
		<>
			{roles.includes(who.role) ? <Part /> : <Other who={who} what={what()} roles={roles} />}
			<Notices />
		</>
	);
}
