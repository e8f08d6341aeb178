import { X509Certificate } from "node:crypto";
import { AsnConvert } from "@peculiar/asn1-schema";
import {
	Certificate,
	GeneralName,
	GeneralSubtree,
	GeneralSubtrees,
	id_ce_nameConstraints,
	NameConstraints,
} from "@peculiar/asn1-x509";
import type { Limits } from "./reach.ts";

/** An authority's limits as its certificate says them (RFC 5280 §4.2.1.10); whoever does not understand them must refuse it. */
export const LIMITS_OID = id_ce_nameConstraints;

/** The limits, as DER. */
export function writeLimits({ names, networks }: Limits): ArrayBuffer {
	const bases = [
		...names.map((dNSName) => new GeneralName({ dNSName })),
		...networks.map((iPAddress) => new GeneralName({ iPAddress })),
	];
	const permittedSubtrees = new GeneralSubtrees(bases.map((base) => new GeneralSubtree({ base })));
	return AsnConvert.serialize(new NameConstraints({ permittedSubtrees }));
}

/** What an authority's certificate (PEM) says that it may vouch for; nothing where it says nothing. */
export function limitsIn(cert: string): Limits {
	const { tbsCertificate } = AsnConvert.parse(new X509Certificate(cert).raw, Certificate);
	const found = tbsCertificate.extensions?.find(({ extnID }) => extnID === LIMITS_OID);
	const permitted = found ? AsnConvert.parse(found.extnValue, NameConstraints).permittedSubtrees : undefined;
	const bases = [...(permitted ?? [])].map(({ base }) => base);
	return {
		names: bases.flatMap(({ dNSName }) => dNSName ?? []),
		networks: bases.flatMap(({ iPAddress }) => iPAddress ?? []),
	};
}
