import type { Job } from "./child.ts";

/** A folder in which a process died. */
export interface Left {
	readonly path: string;
	/** What it was about to do. */
	readonly before: string;
}

/** Something that may be cut off, and what must hold of every folder that it then leaves. */
export interface Case {
	/** The folder that it begins with. */
	readonly data: string;
	job(path: string): Job;
	look(left: Left): Promise<void> | void;
}
