import type { WorkerScope } from "../worker/scope.ts";
import { type Letter, letterOf, noticeOf } from "./letter.ts";

/** What confirms, by what came. */
const CONFIRMS: Readonly<Record<Letter["kind"], string | undefined>> = {
	dispatch: "dispatches",
	message: "messages",
	told: undefined,
};

/**
 * Shows what the hub pushes while no page is open, and tells it that the phone has it. A browser takes a page's right to push
 * away if it shows nothing, so that what can't be read is shown too. The touch opens the page, which tells the rest.
 */
export function onPush(scope: WorkerScope, home: URL): void {
	scope.addEventListener("push", (event) => {
		const letter = letterOf(event.data?.text());
		const { title, body } = noticeOf(letter, scope.navigator.language);
		const shown = scope.registration.showNotification(title, {
			body,
			tag: letter?.id ?? "gatehouse",
			requireInteraction: letter?.kind !== "message",
		});
		event.waitUntil(Promise.all([shown, confirmed(letter, home)]));
	});
	scope.addEventListener("notificationclick", (event) => {
		event.notification.close();
		event.waitUntil(open(scope, home));
	});
}

/** What can't be confirmed now (signed out, no way to the hub) the page confirms when it is opened. */
async function confirmed(letter: Letter | undefined, home: URL): Promise<void> {
	const what = letter && CONFIRMS[letter.kind];
	if (what === undefined) return;
	const address = new URL(`api/v1/${what}/${encodeURIComponent(letter?.id ?? "")}/received`, home);
	await fetch(address, { method: "POST", credentials: "same-origin" }).catch(() => undefined);
}

async function open({ clients }: WorkerScope, home: URL): Promise<void> {
	const [page] = await clients.matchAll({ type: "window" });
	await (page ? page.focus() : clients.openWindow(new URL("guard", home).href));
}
