/** What the hub pushes: what it is, where it is looked up, and nothing that a lock screen may not show. */
export interface Letter {
	readonly kind: "dispatch" | "message" | "told";
	readonly id: string;
	readonly incident?: string;
	readonly priority?: string;
	readonly drill?: boolean;
	readonly words?: { readonly en: string; readonly "zh-CN": string };
}

const KINDS: readonly unknown[] = ["dispatch", "message", "told"] satisfies readonly Letter["kind"][];

/** Reads what came; undefined: it is none of the hub's. */
export function letterOf(text: string | undefined): Letter | undefined {
	try {
		const said: unknown = JSON.parse(text ?? "");
		return isLetter(said) ? said : undefined;
	} catch {
		return undefined;
	}
}

function isLetter(said: unknown): said is Letter {
	if (typeof said !== "object" || said === null || !("kind" in said) || !("id" in said)) return false;
	return KINDS.includes(said.kind) && typeof said.id === "string";
}

/** What stands on the lock screen. A worker has no page and its choice of language: the browser's own is taken. */
export function noticeOf(
	letter: Letter | undefined,
	language: string,
): { readonly title: string; readonly body: string } {
	const zh = language.toLowerCase().startsWith("zh");
	const what = TITLES[letter?.kind ?? "message"][zh ? "zh-CN" : "en"];
	const title = letter?.drill ? `${zh ? "演练" : "EXERCISE"}: ${what}` : what;
	const open = zh ? "点击打开" : "Open the page";
	return { title, body: letter?.words?.[zh ? "zh-CN" : "en"] ?? open };
}

const TITLES = {
	dispatch: { en: "You are sent", "zh-CN": "派单" },
	message: { en: "Message from the guard room", "zh-CN": "监控室消息" },
	told: { en: "Nobody has taken this", "zh-CN": "无人处理" },
} as const;
