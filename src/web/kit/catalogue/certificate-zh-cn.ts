import type { certificateEn } from "./certificate-en.ts";

/** The same in Chinese. */
export const certificateZhCN: Record<keyof typeof certificateEn, string> = {
	certificate: "本值守台的证书",
	"certificate.authority": "由自己的颁发机构作证。手机和电脑通过下面的页面信任它；在那里核对此 SHA-256 指纹：",
	"certificate.files": "由管理员保管的文件作证。证书 SHA-256 指纹：",
	"certificate.none": "未使用 TLS 加密。",
	"certificate.hosts": "适用于",
	"certificate.ends": "有效期至",
	"certificate.outside": "颁发机构无权作证的本机名称和地址",
	"certificate.trust": "在其他设备上信任本值守台",
	"plainText.title": "明文传输。",
	"plainText.text": "网络内任何人都能读取或篡改密码和报警：{addresses}。去掉 --tls off 和 --plain-mqtt 即加密传输。",
};
