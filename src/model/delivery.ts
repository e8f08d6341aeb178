import type { Words } from "./words.ts";

/**
 * `waiting`: to be sent now; `sent`: on its way; `failed`: tried again at `nextAt`; `dead`: given up; `withdrawn`: the
 * incident was taken before it was out. A siren that is `delivered` with `nextAt` sounds until then.
 */
export const DELIVERY_STATES = ["waiting", "sent", "delivered", "seen", "failed", "dead", "withdrawn"] as const;

/** What a message is about: the incident opened (or became so urgent), or somebody was told that nobody takes it. */
export const DELIVERY_REASONS = ["opened", "told-on"] as const;
/** All that a message may be about: these, or nothing: somebody tries whether it arrives, or whether the chain does. */
export const DELIVERY_ABOUT = [...DELIVERY_REASONS, "test", "chain-test"] as const;

/** The same for people. */
export const DELIVERY_ABOUT_WORDS = {
	opened: { en: "new incident", "zh-CN": "新警情" },
	"told-on": { en: "nobody takes it", "zh-CN": "无人接警" },
	test: { en: "test", "zh-CN": "测试" },
	"chain-test": { en: "test of the escalation chain", "zh-CN": "升级通知链测试" },
} as const satisfies Readonly<Record<(typeof DELIVERY_ABOUT)[number], Words>>;

/** One message that goes out about an incident, by one channel to one addressee. Times are epoch ms. */
export interface Delivery {
	/** `dlv-`, the seq that asked for it, and its number among those of that entry: `dlv-812.1`. */
	readonly id: string;
	readonly rev: number;
	/** Absent: it is a test of its channel, or of the chain. */
	readonly incident?: string;
	/** The test of the escalation chain that it is of. */
	readonly chainTest?: string;
	/** The person from whom that incident is kept. */
	readonly keptFrom?: string;
	/** `console`, or the id of a channel of the site. */
	readonly channel: string;
	/** Who was told (`captain`), a user's name, or a device's id. */
	readonly to: string;
	readonly about: (typeof DELIVERY_ABOUT)[number];
	readonly state: (typeof DELIVERY_STATES)[number];
	/** When it was asked for. */
	readonly since: number;
	readonly attempts: number;
	/** On a console: at whose page or phone it arrived, and when. */
	readonly user?: string;
	readonly deliveredAt?: number;
	/** When somebody it is for had it before their eyes, or took the incident. */
	readonly seenAt?: number;
	/** The siren must not sound there; nothing else differs, so that the row tells nobody why. */
	readonly silent?: true;
	readonly nextAt?: number;
	/** Why it did not get through the last time, an `UndeliveredReason`; older journals know others. */
	readonly reason?: string;
	/** In the receiver's words, or where it points. */
	readonly answer?: string;
	/** It was asked for again while it was being answered: what the next one is about. */
	readonly again?: Pick<Delivery, "to" | "about">;
}
