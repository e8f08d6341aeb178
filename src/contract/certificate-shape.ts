import { z } from "zod";
import { instant } from "./primitives.ts";

/** What the hub speaks TLS with, and where it speaks without. */
export const certificateShape = z.object({
	source: z.enum(["authority", "files", "none"]).meta({
		description: "The hub's own authority (`--tls auto`), files that somebody keeps (`--tls CERT,KEY`), or no TLS",
	}),
	fingerprint: z.string().optional().meta({
		description: "SHA-256 of the authority, or of the certificate where the hub has no authority of its own: AB:CD:…",
	}),
	hosts: z.array(z.string()).meta({ description: "Names and addresses that the certificate is for" }),
	outside: z
		.array(z.string())
		.meta({ description: "Names and addresses of the hub that its authority may not vouch for" }),
	endsAt: instant.optional(),
	plain: z.array(z.string()).meta({
		description: "Addresses that other machines reach on which the hub speaks without TLS, `http://0.0.0.0:8080`",
	}),
});
