import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../words.ts";

const people = () => import("./page.tsx").then(({ SettingsPage }) => SettingsPage);
const duty = () => import("../duty/page.tsx").then(({ DutyPage }) => DutyPage);

/** The page of people and settings. */
export function PeoplePage() {
	return <Lazy load={people} />;
}

/** The captain's desk. */
export function DutyPageLazily() {
	return <Lazy load={duty} />;
}

/** A page whose script comes only when somebody opens it. */
function Lazy({ load }: { readonly load: () => Promise<ComponentType> }) {
	const [Page, setPage] = useState<{ readonly of: ComponentType } | undefined>(undefined);
	useEffect(() => {
		void load().then((of) => setPage({ of }));
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
