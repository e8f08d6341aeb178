import type { Words } from "../../model/words.ts";

/** What the page says above the steps. */
export const PAGE = {
	title: { en: "Trust this hub", "zh-CN": "信任本值守台" },
	other: { en: "中文", "zh-CN": "English" },
	toConsole: { en: "Open the console", "zh-CN": "打开值班控制台" },
	why: {
		en: "This hub vouches for itself by an authority of its own, which can vouch for this site's own names and local addresses and for nothing else. A phone or computer that trusts it shows no warning, and can use camera, microphone and messages.",
		"zh-CN":
			"本值守台用自己的证书颁发机构证明身份；该机构只能为本小区的名称和本地地址作证，别无他用。手机或电脑信任它之后，不再出现警告，摄像头、麦克风和消息才可使用。",
	},
	compare: {
		en: "First compare. A signed-in console that is trusted already shows the same fingerprint under “?”; on the hub's own machine “gatehouse doctor” prints it. If one character differs, install nothing and tell the captain.",
		"zh-CN":
			"先核对：已受信任并已登录的控制台，按“?”可看到同一指纹；在主机上运行 gatehouse doctor 也会显示。有一个字符不同，就不要安装，并报告队长。",
	},
	fingerprint: { en: "SHA-256 fingerprint of the authority", "zh-CN": "颁发机构 SHA-256 指纹" },
	scan: { en: "Open this page on a phone: scan", "zh-CN": "手机扫码打开本页" },
	nothing: {
		en: "There is nothing to install: this hub's certificate comes from an authority that its administrator has chosen.",
		"zh-CN": "无需安装：本值守台的证书由管理员选定的机构签发。",
	},
	fingerprintOfCertificate: { en: "SHA-256 fingerprint of the certificate", "zh-CN": "证书 SHA-256 指纹" },
	file: { en: "Get the file", "zh-CN": "下载文件" },
} as const satisfies Record<string, Words>;

/** One thing to do, and the line of the picture that it is done on. */
export interface Step {
	readonly say: Words;
	/** What the screen shows at this step, from the top; the one to touch is marked. */
	readonly screen?: Screen;
}

export interface Screen {
	/** The screen's own heading. */
	readonly head: Words;
	readonly lines: readonly Words[];
	/** Which line is touched; it is drawn as a switch that is on where `isSwitch`. */
	readonly touch: number;
	readonly isSwitch?: boolean;
}

export interface Platform {
	readonly id: "android" | "ios" | "windows" | "debian";
	readonly name: string;
	/** The file to get, below `/trust/`. */
	readonly file: string;
	readonly steps: readonly Step[];
	/** Typed in a terminal. */
	readonly commands?: readonly string[];
}
