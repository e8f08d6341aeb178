import { readCertificate } from "../../contract/http/certificate.ts";
import { instantOf } from "../../contract/primitives.ts";
import { handle } from "../handle.ts";

export const handleReadCertificate = handle(readCertificate, async ({ hub: { certificates, plain = [] } }) => {
	if (!certificates) return { body: { source: "none" as const, hosts: [], outside: [], plain: [...plain] } };
	const { source, fingerprint, hosts, outside, endsAt } = certificates.standing;
	const listed = { hosts: [...hosts], outside: [...outside], plain: [...plain] };
	return { body: { source, fingerprint, endsAt: instantOf(endsAt), ...listed } };
});
