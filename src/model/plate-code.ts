/** Characters of a plate's signature, five bits each. */
export const SIGNATURE_CHARS = 12;

interface Said {
	readonly checkpoint: string;
	readonly version: number;
	readonly signature: string;
}

/** The checkpoint, the version of its plate, and the signature in threes: `cp-b03.1.7KQ-2M9-XA4-TBC`. ASCII, so that every scanner reads it. */
const CODE = /^([a-z0-9][a-z0-9-]{0,62})\.([1-9]\d{0,5})\.([0-9A-Z-]{12,16})$/i;

/** A plate's code as it is printed. */
export function plateTextOf({ checkpoint, version, signature }: Said): string {
	return `${checkpoint}.${version}.${signature.match(/.{1,3}/g)?.join("-") ?? signature}`;
}

/** What a code says, scanned or typed: small letters, spaces and missing dashes are read too, and O for 0, I or L for 1. */
export function readPlate(code: string): Said | undefined {
	const [, checkpoint = "", version, signature = ""] = CODE.exec(code.replaceAll(/\s/g, "")) ?? [];
	const plain = signature.toUpperCase().replaceAll("-", "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
	if (version === undefined || plain.length !== SIGNATURE_CHARS) return undefined;
	return { checkpoint: checkpoint.toLowerCase(), version: Number(version), signature: plain };
}
