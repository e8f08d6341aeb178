import { createHash, X509Certificate } from "node:crypto";
import { escaped } from "./escaped.ts";

/**
 * The authority as an Apple configuration profile (com.apple.security.root payload), which iPhones take from a page. Its
 * identifiers follow from the certificate, so that the same authority installed twice is one profile.
 */
export function profileOf(authority: string, name: string): string {
	const { raw, fingerprint256 } = new X509Certificate(authority);
	const [outer, inner] = ["profile", "certificate"].map((part) => uuidOf(`${fingerprint256} ${part}`));
	const title = escaped(name);
	return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>PayloadType</key><string>Configuration</string>
<key>PayloadVersion</key><integer>1</integer>
<key>PayloadIdentifier</key><string>gatehouse.authority.${outer}</string>
<key>PayloadUUID</key><string>${outer}</string>
<key>PayloadDisplayName</key><string>${title}</string>
<key>PayloadContent</key><array><dict>
<key>PayloadType</key><string>com.apple.security.root</string>
<key>PayloadVersion</key><integer>1</integer>
<key>PayloadIdentifier</key><string>gatehouse.authority.${inner}</string>
<key>PayloadUUID</key><string>${inner}</string>
<key>PayloadDisplayName</key><string>${title}</string>
<key>PayloadContent</key><data>${raw.toString("base64")}</data>
</dict></array>
</dict></plist>
`;
}

/** A UUID that follows from a name (RFC 9562 §5.8). */
function uuidOf(name: string): string {
	const hex = createHash("sha256").update(name).digest("hex");
	const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}
