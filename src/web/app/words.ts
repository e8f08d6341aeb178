import { INCIDENT_STATE_WORDS } from "../../model/incident.ts";
import { PRIORITY_WORDS } from "../../model/priority.ts";
import { sentences } from "../kit/sentences.ts";
import { t as beneath } from "../kit/words.ts";

/** What every page says. */
export const t = sentences(
	{
		listed: { en: ", ", "zh-CN": "、" },
		product: { en: "Gatehouse", "zh-CN": "值守台" },
		noFireAlarm: {
			en: "Gatehouse is no fire alarm system and replaces no fire-control room.",
			"zh-CN": "值守台不是火灾自动报警系统，不能替代消防控制室。",
		},
		hubUnreachable: { en: "The hub cannot be reached.", "zh-CN": "无法连接服务器。" },
		sessionOver: { en: "The session has ended. Sign in again.", "zh-CN": "登录已结束，请重新登录。" },
		wallOver: {
			en: "This wall screen was revoked. It needs a new link from the administrator.",
			"zh-CN": "该大屏已被撤销，请向系统管理员索取新链接。",
		},
		"lost.title": { en: "This page no longer watches", "zh-CN": "本页已停止值守" },
		"lost.banner": {
			en: "Its session has ended; it knows nothing since {time}. Sign in again.",
			"zh-CN": "登录已结束，{time} 之后的情况未知，请重新登录。",
		},
		"lost.leave": { en: "Nobody is to watch here: hold", "zh-CN": "此处不再值守：按住" },
		notDone: { en: "“{action}” was not done", "zh-CN": "“{action}”未成功" },
		"site.unreadable": { en: "The site cannot be read yet; trying again", "zh-CN": "暂时无法读取小区信息，正在重试" },
		"priority.critical": PRIORITY_WORDS.critical,
		"priority.high": PRIORITY_WORDS.high,
		"priority.medium": PRIORITY_WORDS.medium,
		"priority.low": PRIORITY_WORDS.low,
		"state.open": INCIDENT_STATE_WORDS.open,
		"state.acknowledged": INCIDENT_STATE_WORDS.acknowledged,
		"state.dispatched": INCIDENT_STATE_WORDS.dispatched,
		"state.on-scene": INCIDENT_STATE_WORDS["on-scene"],
		"state.resolved": INCIDENT_STATE_WORDS.resolved,
		"state.merged": { en: "Folded into {into}", "zh-CN": "已并入 {into}" },
		"role.guard": { en: "Guard", "zh-CN": "保安员" },
		"role.operator": { en: "Operator", "zh-CN": "值班员" },
		"role.captain": { en: "Captain", "zh-CN": "保安队长" },
		"role.manager": { en: "Manager", "zh-CN": "物业经理" },
		"role.admin": { en: "Administrator", "zh-CN": "系统管理员" },
		"stale.banner": {
			en: "What you see is as it was at {time}. Reconnecting by itself.",
			"zh-CN": "画面停留在 {time}，正在自动重连。",
		},
		lastTruth: { en: "Last heard from the hub {time}", "zh-CN": "最近一次更新 {time}" },
		noAccess: { en: "This page is for: {roles}.", "zh-CN": "本页供以下角色使用：{roles}。" },
		"noAccess.you": { en: "You are signed in as {name}, {role}.", "zh-CN": "您当前登录为 {name}（{role}）。" },
		"noAccess.desk": { en: "To the guard room's desk", "zh-CN": "前往值班界面" },
		signOut: { en: "Sign out", "zh-CN": "退出登录" },
		"door.name": { en: "Sign-in name", "zh-CN": "登录名" },
		"door.password": { en: "Password", "zh-CN": "密码" },
		"door.code": {
			en: "Code of your authenticator app, or a recovery code",
			"zh-CN": "身份验证器中的验证码，或一个恢复码",
		},
		"door.passkey": { en: "Use a passkey", "zh-CN": "使用通行密钥" },
		"door.noPasskey": {
			en: "No passkey answered. Try again, or enter a code.",
			"zh-CN": "未收到通行密钥的响应，请重试或输入验证码。",
		},
		"door.wait": { en: "Wait {n} s", "zh-CN": "请等待 {n} 秒" },
		"door.start": { en: "Sign in", "zh-CN": "登录" },
		"door.who": { en: "{name} · {role}", "zh-CN": "{name} · {role}" },
		"door.sound": { en: "Signing in lets this page sound its alarms.", "zh-CN": "登录后，本页面即可发出报警声。" },
	},
	beneath,
);
