/** An NFC tag that the phone was held to. */
export interface Tag {
	/** As it reads of itself: `04:a2:…`. */
	readonly serial: string;
	/** What is written on it, where that is text. */
	readonly text?: string;
}

/** Web NFC (W3C Community Group), where the browser has it: Chrome on Android, in 2026 no other. */
interface NdefReader extends EventTarget {
	scan(how: { signal: AbortSignal }): Promise<void>;
}

interface NdefReading extends Event {
	readonly serialNumber: string;
	readonly message: { readonly records: readonly { readonly recordType: string; readonly data?: DataView }[] };
}

declare global {
	interface Window {
		readonly NDEFReader?: new () => NdefReader;
	}
}

export function readsTags(): boolean {
	return window.NDEFReader !== undefined;
}

/** Gives each tag that the phone is held to, until the signal ends it. Fails where it is off or not allowed. */
export async function watchTags(signal: AbortSignal, found: (tag: Tag) => void): Promise<void> {
	if (!window.NDEFReader) return;
	const reader = new window.NDEFReader();
	reader.addEventListener("reading", (event) => {
		// The event of this name is a reading, and nothing else is.
		const { serialNumber, message } = event as NdefReading;
		const text = message.records.find(({ recordType }) => recordType === "text")?.data;
		found({ serial: serialNumber, ...(text && { text: new TextDecoder().decode(text) }) });
	});
	await reader.scan({ signal });
}
