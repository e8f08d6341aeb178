import { sentences } from "../../kit/sentences.ts";

/** What the hub proves who it is with, and that it speaks plain text to others. */
export const t = sentences({
	certificate: { en: "This hub's certificate", "zh-CN": "本值守台的证书" },
	"certificate.authority": {
		en: "Its own authority vouches for it. Phones and computers come to trust it by the page below; this is the fingerprint to compare there, SHA-256:",
		"zh-CN": "由自己的颁发机构作证。手机和电脑通过下面的页面信任它；在那里核对此 SHA-256 指纹：",
	},
	"certificate.files": {
		en: "Files that the administrator keeps vouch for it. SHA-256 of the certificate:",
		"zh-CN": "由管理员保管的文件作证。证书 SHA-256 指纹：",
	},
	"certificate.none": { en: "It speaks without TLS.", "zh-CN": "连接未加密。" },
	"certificate.hosts": { en: "For", "zh-CN": "适用于" },
	"certificate.ends": { en: "Until", "zh-CN": "有效期至" },
	"certificate.outside": {
		en: "Not for these of its names and addresses, for which the authority may not vouch",
		"zh-CN": "颁发机构无权作证的本机名称和地址",
	},
	"certificate.trust": { en: "Trust this hub on another device", "zh-CN": "在其他设备上信任本值守台" },
	"plainText.title": { en: "Plain text.", "zh-CN": "明文传输。" },
	"plainText.text": {
		en: "Whoever is in the network can read passwords and alarms, and change them: {addresses}. Without --tls off and --plain-mqtt the hub encrypts.",
		"zh-CN": "网络内任何人都能读取或篡改密码和报警：{addresses}。去掉 --tls off 和 --plain-mqtt 即加密传输。",
	},
});
