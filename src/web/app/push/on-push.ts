import { type Letter, letterOf, noticeOf } from "./letter.ts";
import type { WorkerScope } from "./worker-scope.ts";

/** What confirms, by what came. */
const CONFIRMS: Readonly<Record<Letter["kind"], string | undefined>> = {
	dispatch: "dispatches",
	message: "messages",
	told: undefined,
	"chain-test": undefined,
};

interface Opens {
	/** Where the hub is. */
	readonly home: URL;
	/** The page that tells the rest, below it. */
	opens(incident: string | undefined): string;
}

/**
 * Shows what the hub pushes while no page is open, and tells it that the phone has it. A browser takes a page's right to push
 * away if it shows nothing, so that what can't be read is shown too. The touch opens the page, which tells the rest.
 */
export function onPush(scope: WorkerScope, { home, opens }: Opens): void {
	scope.addEventListener("push", (event) => {
		const letter = letterOf(event.data?.text());
		const { title, body } = noticeOf(letter, scope.navigator.language);
		const shown = scope.registration.showNotification(title, {
			body,
			tag: letter?.id ?? "gatehouse",
			data: letter?.incident,
			requireInteraction: letter?.kind !== "message",
		});
		event.waitUntil(Promise.all([shown, confirmed(letter, home)]));
	});
	scope.addEventListener("notificationclick", (event) => {
		event.notification.close();
		const { data } = event.notification;
		event.waitUntil(open(scope, new URL(opens(typeof data === "string" ? data : undefined), home)));
	});
}

/** What can't be confirmed now (signed out, no way to the hub) the page confirms when it is opened. */
async function confirmed(letter: Letter | undefined, home: URL): Promise<void> {
	const what = letter && CONFIRMS[letter.kind];
	if (what === undefined) return;
	const address = new URL(`api/v1/${what}/${encodeURIComponent(letter?.id ?? "")}/received`, home);
	await fetch(address, { method: "POST", credentials: "same-origin" }).catch(() => undefined);
}

/** A page that is open stays as it is and tells it itself: somebody may be in the middle of something there. */
async function open({ clients }: WorkerScope, page: URL): Promise<void> {
	const [shown] = await clients.matchAll({ type: "window" });
	await (shown ? shown.focus() : clients.openWindow(page.href));
}
