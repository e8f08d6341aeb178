import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";

/** Whose certificates devices may sign in with, and whether they must. */
export interface ClientCertificates {
	/** The authority that has signed them, PEM. */
	readonly authority: string;
	readonly required: boolean;
}

/** What the TLS port asks of those who connect. */
export function askedOf(clients: ClientCertificates | undefined) {
	if (!clients) return {};
	const { authority, required } = clients;
	return { ca: authority, requestCert: true, rejectUnauthorized: required } as const;
}

/** The id that a certificate of the site's authority names, its subject's one common name; undefined without such a one. */
export function certifiedId(socket: Socket): string | undefined {
	if (!(socket instanceof TLSSocket) || !socket.authorized) return undefined;
	// Of several common names Node gives a list, against its own types; without a certificate there is no subject.
	const name: unknown = socket.getPeerCertificate().subject?.CN;
	return typeof name === "string" ? name : undefined;
}
