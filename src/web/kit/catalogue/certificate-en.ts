/** What the hub proves who it is with, and that it speaks plain text to others. */
export const certificateEn = {
	certificate: "This hub's certificate",
	"certificate.authority":
		"Its own authority vouches for it. Phones and computers come to trust it by the page below; this is the fingerprint to compare there, SHA-256:",
	"certificate.files": "Files that the administrator keeps vouch for it. SHA-256 of the certificate:",
	"certificate.none": "It speaks without TLS.",
	"certificate.hosts": "For",
	"certificate.ends": "Until",
	"certificate.outside": "Not for these of its names and addresses, for which the authority may not vouch",
	"certificate.trust": "Trust this hub on another device",
	"plainText.title": "Plain text.",
	"plainText.text":
		"Whoever is in the network can read passwords and alarms, and change them: {addresses}. Without --tls off and --plain-mqtt the hub encrypts.",
} as const;
