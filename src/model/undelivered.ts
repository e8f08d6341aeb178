import type { Words } from "./words.ts";

/** Why a message did not get through, as far as the hub can tell, in the words for people. */
export const UNDELIVERED = {
	timeout: { en: "no answer in time", "zh-CN": "超时未应答" },
	"name-not-found": { en: "the receiver's name is not found", "zh-CN": "找不到接收方域名" },
	"connection-refused": { en: "the receiver refuses the connection", "zh-CN": "接收方拒绝连接" },
	"connection-reset": { en: "the receiver broke the connection off", "zh-CN": "连接被接收方中断" },
	unreachable: { en: "the receiver cannot be reached", "zh-CN": "无法连接接收方" },
	certificate: { en: "the receiver's certificate is not trusted", "zh-CN": "接收方证书不受信任" },
	"no-encryption": { en: "no encrypted connection could be made", "zh-CN": "无法建立加密连接" },
	redirected: { en: "the receiver points elsewhere", "zh-CN": "接收方要求跳转到其他地址" },
	"answer-too-large": { en: "the receiver's answer is too large", "zh-CN": "接收方应答过大" },
	"answer-unreadable": { en: "the receiver's answer cannot be understood", "zh-CN": "接收方应答无法识别" },
	"no-template": { en: "its template is missing or not JSON", "zh-CN": "模板缺失或格式有误" },
	"no-secret": { en: "its key is missing", "zh-CN": "缺少密钥" },
	"no-authority": { en: "the file of its certificate authority is missing", "zh-CN": "缺少 CA 证书文件" },
	"not-stated": { en: "the site no longer has this way", "zh-CN": "站点已无此渠道" },
	"no-incident": { en: "the incident is not there any more", "zh-CN": "警情已不存在" },
	"hub-failed": { en: "the hub itself failed at it", "zh-CN": "系统内部故障" },
	"device-absent": { en: "the device is not connected", "zh-CN": "设备未连接" },
	"device-refused": { en: "the device refused", "zh-CN": "设备拒绝执行" },
	unknown: { en: "for an unknown reason", "zh-CN": "原因不明" },
} as const satisfies Readonly<Record<string, Words>>;

/** What is answered beside these: an HTTP status, a mail server's reply, an error code in the answer of a chat. */
export const ANSWERED = {
	status: { en: "the receiver answered {code}", "zh-CN": "接收方返回 {code}" },
	smtp: { en: "the mail server answered {code}", "zh-CN": "邮件服务器返回 {code}" },
	code: { en: "the receiver answered with error {code}", "zh-CN": "接收方返回错误码 {code}" },
} as const satisfies Readonly<Record<string, Words>>;

/** Why a message did not get through: `timeout`, `status-500`, `smtp-550`, `code-310000`. */
export type UndeliveredReason = keyof typeof UNDELIVERED | `${keyof typeof ANSWERED}-${number}`;

/** What became of an attempt that did not get through. */
export interface Undelivered {
	readonly reason: UndeliveredReason;
	/** In the receiver's words, or where it points: one line, 200 characters at most, no key in it. */
	readonly answer?: string;
	/** The same again would fail the same way. */
	readonly final?: true;
	/** The receiver wants to be left alone for so long, engine ms. */
	readonly retryAfterMs?: number;
}
