// Made by `npm run generate` from what stands in the folders; not to be changed by hand.
import { dingtalk } from "./dingtalk.ts";
import { feishu } from "./feishu.ts";
import { webhook } from "./webhook.ts";
import { wecom } from "./wecom.ts";

/** Every kind of receiver that takes HTTP requests. */
export const HTTP_KINDS = [
	dingtalk,
	feishu,
	webhook,
	wecom,
] as const;
