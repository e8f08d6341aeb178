import type { Platform } from "./words.ts";

/** How each system comes to trust an authority, in the words that its own screens use. */
export const PLATFORMS: readonly Platform[] = [
	{
		id: "android",
		name: "Android",
		file: "authority.crt",
		steps: [
			{ say: { en: "Get the file; it lands in Downloads.", "zh-CN": "下载文件，保存在“下载”中。" } },
			{
				say: {
					en: "Settings › Security & privacy › More security settings › Encryption & credentials › Install a certificate. (Search the settings for “CA certificate” if yours are named otherwise.)",
					"zh-CN": "设置 › 安全和隐私 › 更多安全设置 › 加密与凭据 › 安装证书。（名称不同时，在设置中搜索“CA 证书”。）",
				},
				screen: {
					head: { en: "Install a certificate", "zh-CN": "安装证书" },
					lines: [
						{ en: "CA certificate", "zh-CN": "CA 证书" },
						{ en: "VPN & app user certificate", "zh-CN": "VPN 和应用用户证书" },
						{ en: "Wi-Fi certificate", "zh-CN": "WLAN 证书" },
					],
					touch: 0,
				},
			},
			{
				say: {
					en: "“CA certificate” › “Install anyway”, then choose the file.",
					"zh-CN": "选“CA 证书” › “仍然安装”，再选中该文件。",
				},
			},
		],
	},
	{
		id: "ios",
		name: "iPhone, iPad",
		file: "authority.mobileconfig",
		steps: [
			{
				say: {
					en: "Open this page in Safari, get the file and touch “Allow”.",
					"zh-CN": "用 Safari 打开本页，下载文件，点“允许”。",
				},
			},
			{
				say: { en: "Settings › Profile Downloaded › Install.", "zh-CN": "设置 › 已下载描述文件 › 安装。" },
				screen: {
					head: { en: "Settings", "zh-CN": "设置" },
					lines: [
						{ en: "Profile Downloaded", "zh-CN": "已下载描述文件" },
						{ en: "Airplane Mode", "zh-CN": "飞行模式" },
						{ en: "Wi-Fi", "zh-CN": "无线局域网" },
					],
					touch: 0,
				},
			},
			{
				say: {
					en: "Settings › General › About › Certificate Trust Settings: switch the authority on.",
					"zh-CN": "设置 › 通用 › 关于本机 › 证书信任设置：打开该颁发机构的开关。",
				},
				screen: {
					head: { en: "Certificate Trust Settings", "zh-CN": "证书信任设置" },
					lines: [
						{ en: "Full trust for root certificates", "zh-CN": "针对根证书启用完全信任" },
						{ en: "Gatehouse …", "zh-CN": "Gatehouse …" },
					],
					touch: 1,
					isSwitch: true,
				},
			},
		],
	},
	{
		id: "windows",
		name: "Windows",
		file: "authority.crt",
		steps: [
			{
				say: {
					en: "Get the file, open it, and choose “Install Certificate…” › “Local Machine”.",
					"zh-CN": "下载并打开文件，选“安装证书…” › “本地计算机”。",
				},
			},
			{
				say: {
					en: "“Place all certificates in the following store” › Browse › “Trusted Root Certification Authorities” › OK › Next › Finish.",
					"zh-CN": "“将所有的证书都放入下列存储” › 浏览 › “受信任的根证书颁发机构” › 确定 › 下一步 › 完成。",
				},
				screen: {
					head: { en: "Select Certificate Store", "zh-CN": "选择证书存储" },
					lines: [
						{ en: "Personal", "zh-CN": "个人" },
						{ en: "Trusted Root Certification Authorities", "zh-CN": "受信任的根证书颁发机构" },
						{ en: "Enterprise Trust", "zh-CN": "企业信任" },
					],
					touch: 1,
				},
			},
			{
				say: {
					en: "Edge and Chrome trust it at their next start. Firefox: Settings › Privacy & Security › Certificates › “Allow Firefox to automatically trust third-party root certificates”.",
					"zh-CN": "Edge 和 Chrome 重新启动后生效。Firefox：设置 › 隐私与安全 › 证书 › 允许自动信任第三方根证书。",
				},
			},
		],
	},
	{
		id: "debian",
		name: "Debian, Ubuntu",
		file: "authority.pem",
		steps: [
			{
				say: {
					en: "Get the file, then in its folder, for programs of the system (curl, mosquitto):",
					"zh-CN": "下载文件，在其目录中执行（供 curl、mosquitto 等系统程序使用）：",
				},
			},
			{
				say: {
					en: "Chromium keeps a list of its own: chrome://certificate-manager › Local certificates › Custom › Installed by you › Import; or with libnss3-tools the third line.",
					"zh-CN":
						"Chromium 有自己的列表：chrome://certificate-manager › 本地证书 › 自定义 › 由您安装 › 导入；或安装 libnss3-tools 后执行第三行。",
				},
				screen: {
					head: { en: "Installed by you", "zh-CN": "由您安装" },
					lines: [
						{ en: "Trusted certificates", "zh-CN": "受信任的证书" },
						{ en: "Import", "zh-CN": "导入" },
					],
					touch: 1,
				},
			},
			{
				say: {
					en: "Firefox: Settings › Privacy & Security › View Certificates › Authorities › Import › “Trust this CA to identify websites”.",
					"zh-CN":
						"Firefox：设置 › 隐私与安全 › 查看证书 › 证书颁发机构 › 导入 › 勾选“信任由此证书颁发机构来标识网站”。",
				},
			},
		],
		commands: [
			"sudo install -m 644 authority.pem /usr/local/share/ca-certificates/gatehouse.crt",
			"sudo update-ca-certificates",
			'mkdir -p "$HOME/.pki/nssdb" && certutil -d "sql:$HOME/.pki/nssdb" -A -t C,, -n Gatehouse -i authority.pem',
		],
	},
];
