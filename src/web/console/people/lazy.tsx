import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../words.ts";

/** The page of people and settings; its script comes only when somebody opens it. */
export function PeoplePage() {
	const [Page, setPage] = useState<{ readonly of: ComponentType } | undefined>(undefined);
	useEffect(() => {
		void import("./page.tsx").then(({ SettingsPage }) => setPage({ of: SettingsPage }));
	}, []);
	if (!Page) {
		return (
			<main class="settings" aria-busy="true">
				{t("reading")}
			</main>
		);
	}
	return <Page.of />;
}
