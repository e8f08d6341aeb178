import type { Words } from "./words.ts";

/** Posts that are no place of the site, as they are said. */
export const POSTS = {
	operator: { en: "Guard room", "zh-CN": "监控室" },
	patrol: { en: "Patrol", "zh-CN": "巡逻" },
	gate: { en: "Gate", "zh-CN": "门岗" },
} as const satisfies Readonly<Record<string, Words>>;
