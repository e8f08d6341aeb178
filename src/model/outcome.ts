import type { Words } from "./words.ts";

/** Every reason the engine can give for what an entry led to; "nothing" is a decision too. */
export const REASONS = {
	raised: { en: "Raised a new alarm", "zh-CN": "产生新报警" },
	repeated: {
		en: "Counted as a repeat of an active alarm",
		"zh-CN": "计为持续报警的重复触发",
	},
	reactivated: {
		en: "Activated the alarm again, so it rings again",
		"zh-CN": "报警再次触发，重新提示",
	},
	cleared: { en: "Returned the alarm to normal", "zh-CN": "报警恢复正常" },
	"nothing-to-clear": {
		en: "No active alarm for it to clear",
		"zh-CN": "没有可恢复的报警",
	},
	latched: {
		en: "What set it off is over, but only a person resets this alarm",
		"zh-CN": "触发已解除，但该报警须人工复位",
	},
	noted: {
		en: "Noted on the incident; it changes nothing there",
		"zh-CN": "已记入警情，不作更改",
	},
	"older-than-state": {
		en: "Older than the state it would clear, so it changes nothing",
		"zh-CN": "早于当前状态，不作更改",
	},
	opened: { en: "Opened an incident", "zh-CN": "生成新警情" },
	joined: { en: "Joined an open incident", "zh-CN": "并入已有警情" },
	corroborated: {
		en: "A second kind of device confirms the incident",
		"zh-CN": "多源印证该警情",
	},
	related: {
		en: "A life alarm of its own, shown as related",
		"zh-CN": "独立的生命安全报警，列为关联",
	},
	late: {
		en: "Arrived late; recorded in history",
		"zh-CN": "补传事件，记入历史",
	},
	"initial-known": {
		en: "A state already known, said again at connection",
		"zh-CN": "重新连接时上报的已知状态",
	},
	"no-alarm-of-this-type": {
		en: "A fact, but no alarm is defined for it",
		"zh-CN": "仅作记录，此类事件不报警",
	},
	"not-a-reason": {
		en: "Not a reason for an alarm by the kind's rule",
		"zh-CN": "按设备规则不构成报警",
	},
	derived: {
		en: "The hub concluded something from it",
		"zh-CN": "系统据此推断",
	},
	inhibited: {
		en: "The rule is inhibited just now",
		"zh-CN": "规则暂时不生效",
	},
	"not-reported-here": {
		en: "This door does not report every lawful release, so forced cannot be told",
		"zh-CN": "该门未上报全部合法开门方式，无法判断非法开门",
	},
	"device-online": { en: "The device is heard again", "zh-CN": "设备恢复在线" },
	"device-lost": { en: "The device is lost", "zh-CN": "设备失联" },
	"feed-lost": {
		en: "One of several devices lost with a common feed",
		"zh-CN": "同一供电或线路上多台设备失联",
	},
	"gateway-lost": {
		en: "Its gateway is lost; the device is unknown",
		"zh-CN": "所属网关失联，设备状态未知",
	},
	"possible-sabotage": {
		en: "Lost or blinded beside an alarm that it could have seen: possible sabotage",
		"zh-CN": "报警前后附近设备失联或镜头被遮挡、移动，疑似破坏",
	},
	folded: { en: "Folded into the incident of its feed", "zh-CN": "并入供电或线路中断警情" },
	merged: { en: "A person put two incidents together", "zh-CN": "由人员合并警情" },
	split: { en: "A person made an incident of its own of it", "zh-CN": "由人员拆分为独立警情" },
	asked: { en: "Asks for a step of its own", "zh-CN": "增加须执行的步骤" },
	proposed: { en: "Proposes a step now", "zh-CN": "建议立即执行该步骤" },
	"nobody-accepted": {
		en: "The guard does not come; others are proposed",
		"zh-CN": "保安员未接受派员，建议改派他人",
	},
	"nobody-left": {
		en: "No guard on duty is left to be sent, so it rings again",
		"zh-CN": "在岗保安员均无法派出，重新提示",
	},
	"wait-over": { en: "The wait is over; the clock runs again", "zh-CN": "等待结束，重新计时" },
	"still-active": {
		en: "Still active ten minutes after it was resolved, so it is raised anew",
		"zh-CN": "处置完毕十分钟后仍未恢复，重新报警",
	},
	shelved: { en: "Counted, but its alarm is shelved", "zh-CN": "已计数；报警处于限时屏蔽" },
	"out-of-service": {
		en: "Recorded without sounding: its device is out of service",
		"zh-CN": "已记录不提示：设备停用检修中",
	},
	"walk-test-passed": {
		en: "The detector passed the walk test",
		"zh-CN": "探测器通过步行测试",
	},
	"came-back": {
		en: "Still active when its quiet ended, so it is raised as new",
		"zh-CN": "屏蔽结束时仍未恢复，按新报警提示",
	},
	"shows-again": {
		en: "Came while it was kept quiet; shown unacknowledged with its count",
		"zh-CN": "屏蔽期间曾触发，列为未确认并显示次数",
	},
	"never-confirmed": {
		en: "No captain confirmed it, so it was never shelved",
		"zh-CN": "保安队长未确认，屏蔽未生效",
	},
	"guards-again": { en: "It guards again; nothing came meanwhile", "zh-CN": "恢复防护，期间无触发" },
	acted: { en: "A person's action was carried out", "zh-CN": "人员操作已执行" },
	"timer-void": {
		en: "The reason for this timer no longer holds",
		"zh-CN": "计时原因已不存在",
	},
	overdue: {
		en: "A deadline passed, so it rings again",
		"zh-CN": "已超时，重新提示",
	},
	overridden: {
		en: "The site's settings give it another priority",
		"zh-CN": "按本小区设置调整优先级",
	},
	weather: {
		en: "One beam in weather that a person has declared: it counts as medium",
		"zh-CN": "已申报恶劣天气，单光束触发按中级处理",
	},
	"weather-over": { en: "The declared weather is over", "zh-CN": "已申报的恶劣天气结束" },
	"seen-in-weather": {
		en: "Another device saw somebody there, so the weather no longer excuses it",
		"zh-CN": "其他设备在此发现人员，不再按天气降级",
	},
	"scheduled-off": {
		en: "Recorded without sounding: its type does not count at this time of day",
		"zh-CN": "已记录不提示：当前时段按计划屏蔽",
	},
	"chattering-began": {
		en: "It comes so often that it no longer sounds each time: the zone is unguarded",
		"zh-CN": "频繁报警，不再逐次提示；该防区视为失去防护",
	},
	chattering: { en: "Counted without sounding: it is chattering", "zh-CN": "频繁报警中，仅计数" },
	"chattering-over": { en: "Quiet for long enough: it sounds again", "zh-CN": "频繁报警已平息，恢复提示" },
	"rings-again": {
		en: "Came again since it was heard, so it rings at its time",
		"zh-CN": "接警后又有触发，到时再次提示",
	},
	"still-stands": {
		en: "Still active ten minutes after it last came, so it rings",
		"zh-CN": "十分钟后仍未恢复，再次提示",
	},
	unheard: {
		en: "Came after what was seen at the reset, so it is a new alarm",
		"zh-CN": "复位所见之后又触发，按新报警处理",
	},
	flood: { en: "In a flood: it rings within five minutes", "zh-CN": "报警风暴期间：五分钟内提示" },
	"walk-test-asked": {
		en: "Asks whether that was the tester; if nobody says so, it rings",
		"zh-CN": "询问是否为测试人员触发；无人确认则提示",
	},
	"which-part": {
		en: "Names no part, and several are active: noted, and ends none",
		"zh-CN": "未指明部位且有多处报警：仅作记录，均不恢复",
	},
	reconfirm: {
		en: "The wall is still unprotected, so it rings again",
		"zh-CN": "周界仍未恢复防护，再次提示",
	},
	delayed: {
		en: "It waits: it must last, or come again, before it is raised",
		"zh-CN": "延时判断中：须持续或再次触发方产生报警",
	},
	"did-not-last": { en: "It did not last, so it was not raised", "zh-CN": "未持续，不产生报警" },
	glitch: {
		en: "One beam for less than this site counts, so it is a fact only",
		"zh-CN": "单光束触发时间过短，仅作记录",
	},
	told: {
		en: "Nobody took it, so the next person was told",
		"zh-CN": "无人接警，逾时升级通知",
	},
	unattended: { en: "The guard room is unattended", "zh-CN": "监控室无人值守" },
	attended: { en: "The guard room is attended", "zh-CN": "监控室恢复值守" },
	"presence-asked": { en: "Asked the operator to confirm presence", "zh-CN": "要求值班员在岗确认" },
	notified: { en: "A message goes out about it", "zh-CN": "对外发出通知" },
	delivered: { en: "The message was delivered", "zh-CN": "通知已送达" },
	seen: { en: "It was taken, so the message has been seen", "zh-CN": "已接警，通知视为已阅" },
	undelivered: { en: "The message did not get through", "zh-CN": "通知未送达" },
	"given-up": {
		en: "The message was given up: tell them another way",
		"zh-CN": "通知最终未送达，须以其他方式告知",
	},
	withdrawn: { en: "It was taken before the message was out", "zh-CN": "通知发出前已接警，不再通知" },
	"channel-failed": { en: "Messages do not get out by this channel", "zh-CN": "该渠道无法对外通知" },
	"channel-works": { en: "Messages get out by this channel again", "zh-CN": "该渠道恢复通知" },
	"hub-sighted": { en: "The hub works as it must again", "zh-CN": "系统恢复正常" },
	"clock-set": {
		en: "The hub's clock was set; running times keep what they had left",
		"zh-CN": "系统时钟已校正；计时保持剩余时长",
	},
	drill: { en: "Part of a drill, apart from what is real", "zh-CN": "演练内容，与真实警情分开" },
	"drill-ended": { en: "The drill ended", "zh-CN": "演练结束" },
	pictured: { en: "A picture for the incident", "zh-CN": "警情抓拍图片已到" },
	"no-picture": { en: "A picture that the incident asked for did not come", "zh-CN": "警情抓拍图片未取得" },
	"checked-in": { en: "Counts for a stop of a round", "zh-CN": "计入巡更班次" },
	"checked-in-again": {
		en: "The stop was visited already, nearer to its time",
		"zh-CN": "该巡更点已有更接近计划时间的打点",
	},
	future: {
		en: "Dated in the future: kept and flagged, and judges nothing",
		"zh-CN": "打点时间在未来：保留并标记，不作判定",
	},
	"too-old": {
		en: "Made more than seven days ago: kept and flagged, and judges nothing",
		"zh-CN": "打点已超过七天：保留并标记，不作判定",
	},
	"not-on-duty": {
		en: "Whoever made it is not on duty: kept and flagged until a captain accepts it",
		"zh-CN": "打点人员不在岗：保留并标记，待队长认可",
	},
	"no-round": {
		en: "Fits no round of this guard: kept, and judges nothing",
		"zh-CN": "与该人员的班次不符：保留，不作判定",
	},
	unproven: {
		en: "Its plate proves nothing: kept and flagged until a captain accepts it",
		"zh-CN": "铭牌无法验证：保留并标记，待队长认可",
	},
	revoked: {
		en: "Its plate was revoked: kept and flagged until a captain accepts it",
		"zh-CN": "铭牌已作废：保留并标记，待队长认可",
	},
	"id-reused": {
		en: "Its id was used for another check-in: kept and flagged until a captain accepts it",
		"zh-CN": "编号已被其他打点使用：保留并标记，待队长认可",
	},
	"round-due": { en: "The round is to begin", "zh-CN": "巡更应开始" },
	"stop-overdue": { en: "The time of a stop is over", "zh-CN": "巡更点已过时限" },
	"sent-elsewhere": {
		en: "Its guard was sent to an incident, so it is excused",
		"zh-CN": "保安员已派往警情，予以免检",
	},
	"catching-up": {
		en: "The hub was down: what was made meanwhile comes in first",
		"zh-CN": "系统曾中断：先等待补传",
	},
	"taken-back": {
		en: "Uploaded later: the guard was there, so the alarm is taken back",
		"zh-CN": "补传显示保安员在场，撤回报警",
	},
	"shared-phone": {
		en: "Another guard used this phone lately: it counts, flagged",
		"zh-CN": "该手机近期由他人使用：计入并标记",
	},
	"clock-set-back": {
		en: "The phone's clock was set back: it counts, flagged",
		"zh-CN": "手机时钟曾被调慢：计入并标记",
	},
	far: {
		en: "The phone was far from the checkpoint: it counts, flagged",
		"zh-CN": "手机位置远离巡更点：计入并标记",
	},
	"copied-plate": {
		en: "Plates were shown faster than anybody walks, or in two places at once: a copy, perhaps; flagged",
		"zh-CN": "短时间内连续出示多块铭牌，或同一铭牌在两处出示：疑似翻拍，已标记",
	},
	replayed: {
		en: "The phone had used this count before: it counts, flagged",
		"zh-CN": "手机计数重复，疑似重放：计入并标记",
	},
	"uploaded-late": {
		en: "Uploaded more than a day after it was made: it counts, flagged",
		"zh-CN": "打点一天后才补传：计入并标记",
	},
	"phone-ended": {
		en: "The phone was ended: it may only upload what it holds",
		"zh-CN": "该手机已停用，仅可补传",
	},
	"came-on-duty": { en: "Is on duty from here on", "zh-CN": "已列入当班人员" },
	"went-off-duty": { en: "Is on duty no more", "zh-CN": "已退出当班人员" },
	"on-duty-already": { en: "Was on duty already", "zh-CN": "此前已在当班" },
	"off-duty-already": { en: "Was not on duty", "zh-CN": "此前已不在当班" },
	"not-rostered": {
		en: "The roster does not name them for then: kept and flagged; whoever keeps the watch decides",
		"zh-CN": "排班表无此人：保留并标记，由值班员确认",
	},
	"no-watch": {
		en: "Of no watch that runs: kept, and changes nothing",
		"zh-CN": "不属于当前班次：保留，不作更改",
	},
	superseded: {
		en: "They have said something newer meanwhile: kept, and changes nothing",
		"zh-CN": "此后已有更新的上报：保留，不作更改",
	},
	recorded: { en: "Recorded", "zh-CN": "已记录" },
} as const satisfies Record<string, Words>;

export type Reason = keyof typeof REASONS;

/** One thing an entry led to, and why; kept with the entry for ever, so that "why?" always has an answer. */
export interface Outcome {
	readonly because: Reason;
	readonly alarm?: string;
	readonly incident?: string;
	/** The rule that decided, as a path a person can find: `perimeter.beam-broken`, `rules.join`. */
	readonly rule?: string;
	/** When it rings, if nobody hears of it before; engine ms. */
	readonly dueAt?: number;
	/** The file and line on which the rule stands, where it is one of the site's file (`jingxin-garden.yaml:712`). */
	readonly line?: string;
}
