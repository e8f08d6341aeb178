/** The last thing a device said about what a rule watches. */
export interface Word {
	readonly event: string;
	/** The device's own time. */
	readonly at: number;
}

/** When a clearing report for an alarm was last heard: the device's own time, and its place in the journal. */
export interface Clearing {
	readonly at: number;
	readonly seq: number;
	/** The device had kept it. */
	readonly late?: true;
}

/** What a device has uploaded late since its alarm for it was raised. */
export interface Upload {
	readonly alarm: string;
	readonly events: number;
	/** How often each alarm type was in it. */
	readonly held: Readonly<Record<string, number>>;
	/** Engine time of the last one. */
	readonly lastAt: number;
}

/**
 * What the engine must remember of a source's reports to judge the next one: of the source as a whole
 * (`device:beam-east-3`), or of one part of it (`device:door-b03-2|1`).
 */
export interface Memory {
	readonly id: string;
	/** When each event that a rule asks for was last received (engine time). */
	readonly heardAt?: Readonly<Record<string, number>>;
	/** The last word on what each rule watches. */
	readonly said?: Readonly<Record<string, Word>>;
	/** Until when each rule is silent (engine time). */
	readonly silentUntil?: Readonly<Record<string, number>>;
	/** The newest clearing of each alarm type. */
	readonly cleared?: Readonly<Record<string, Clearing>>;
	readonly upload?: Upload;
	/** When an alarm of this key was last taken off the shelf (engine time), and how often it had been renewed. */
	readonly shelf?: { readonly endedAt: number; readonly renewals: number };
}

/** Where the memory of a source, or of one part of it, is kept. */
export function memoryId(source: string, part?: string): string {
	return part === undefined ? source : `${source}|${part}`;
}
