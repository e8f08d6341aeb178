// What a service worker has around it (W3C, Service Workers), as far as this one uses it: the compiler's own description
// of it cannot stand beside that of a page.

interface Lasting extends Event {
	/** The browser keeps the worker alive until then. */
	waitUntil(work: Promise<unknown>): void;
}

interface FetchEvent extends Lasting {
	readonly request: Request;
	respondWith(answer: Promise<Response>): void;
}

interface SyncEvent extends Lasting {
	readonly tag: string;
}

interface MessageFromPage extends Lasting {
	readonly data: unknown;
}

/** A page that this worker serves. */
export interface PageClient {
	readonly url: string;
	postMessage(message: unknown): void;
	focus(): Promise<unknown>;
}

interface PushEvent extends Lasting {
	readonly data: { text(): string } | null;
}

interface NoticeTouched extends Lasting {
	readonly notification: { readonly data: unknown; close(): void };
}

interface Events {
	readonly install: Lasting;
	readonly activate: Lasting;
	readonly fetch: FetchEvent;
	readonly message: MessageFromPage;
	readonly sync: SyncEvent;
	readonly push: PushEvent;
	readonly notificationclick: NoticeTouched;
}

/** The worker's own global object. */
export interface WorkerScope {
	readonly registration: ServiceWorkerRegistration;
	readonly clients: {
		claim(): Promise<void>;
		matchAll(how: { readonly type: "window" }): Promise<readonly PageClient[]>;
		openWindow(url: string): Promise<unknown>;
	};
	readonly location: Location;
	readonly navigator: { readonly language: string };
	skipWaiting(): Promise<void>;
	addEventListener<E extends keyof Events>(event: E, listener: (event: Events[E]) => void): void;
}
