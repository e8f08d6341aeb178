import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "./words.ts";

const people = () => import("./people/page.tsx").then(({ SettingsPage }) => SettingsPage);
const duty = () => import("./duty/page.tsx").then(({ DutyPage }) => DutyPage);
const onDuty = () => import("./captain/on-duty.tsx").then(({ OnDuty }) => OnDuty);
const approvals = () => import("./captain/approvals.tsx").then(({ Approvals }) => Approvals);

/** The page of people and settings. */
export function PeoplePage() {
	return <Lazy load={people} />;
}

/** The captain's desk. */
export function DutyPageLazily() {
	return <Lazy load={duty} />;
}

/** Who is on duty, on the captain's phone. */
export function OnDutyLazily() {
	return <Lazy load={onDuty} />;
}

/** What waits for her word, on the captain's phone. */
export function ApprovalsLazily() {
	return <Lazy load={approvals} />;
}

/** A script that did not come is asked for again after so long. */
const AGAIN_MS = 2_000;

/** A page whose script comes only when somebody opens it. */
function Lazy({ load }: { readonly load: () => Promise<ComponentType> }) {
	const [Page, setPage] = useState<{ readonly of: ComponentType } | undefined>(undefined);
	useEffect(() => {
		let again: ReturnType<typeof setTimeout> | undefined;
		const ask = () =>
			load().then(
				(of) => setPage({ of }),
				() => {
					again = setTimeout(ask, AGAIN_MS);
				},
			);
		void ask();
		return () => clearTimeout(again);
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
