import { defineObject } from "./define-object.ts";

/** A guard's phone, as it made itself known. What it says of itself each minute (battery, unsent) is no part of it. Times are epoch ms. */
export interface Phone {
	/** A UUID that the phone made. */
	readonly id: string;
	readonly rev: number;
	/** Who uses it now. */
	readonly guard: string;
	readonly model?: string;
	/** The version of its page. */
	readonly app: string;
	readonly registeredAt: number;
	/** A captain ended it: it uploads what it holds, and does nothing else. */
	readonly endedAt?: number;
	readonly endedBy?: string;
}

/** The phones that guards work with. */
export const phone = defineObject<Phone>()({ kind: "phone", began: "registeredAt", guard: "guard" });
