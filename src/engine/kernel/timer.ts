/** Something that falls due: an entry of `type` with `data` will be appended at `dueAt` (engine time, epoch ms). */
export interface Timer {
	/** Names what it is for; setting the same id again moves it. */
	readonly id: string;
	readonly dueAt: number;
	readonly type: string;
	readonly zone?: string;
	readonly data: Readonly<Record<string, unknown>>;
}
