import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { SideWrite } from "../journal/journal.ts";
import type { Reader } from "../journal/query.ts";
import type { Source } from "../model/entry.ts";
import { plateTextOf, readPlate, SIGNATURE_CHARS } from "../model/plate-code.ts";
import { Refusal } from "../model/problem.ts";
import type { Recorder } from "./record.ts";
import { newSecret } from "./secret.ts";

/** What a plate's code or a tag says: its checkpoint, or why it proves nothing. A revoked one still says where it hung. */
export type Proof =
	| { readonly checkpoint: string; readonly version: number }
	| { readonly problem: "unproven" }
	| { readonly problem: "revoked"; readonly checkpoint: string };

/** What a checkpoint's plate shows. */
export interface Plate {
	readonly checkpoint: string;
	readonly version: number;
	/** As it stands in the QR code and below it, so that it can be typed. */
	readonly code: string;
}

/** The codes and NFC tags of checkpoints: signed by a key of this store, so that nobody else makes one. */
export interface Plates {
	/** The code of a checkpoint's plate now; the key is made with the first. @throws {StoreUnavailable} */
	plateOf(checkpoint: string): Promise<Plate>;
	/** Makes a new code; the one before proves nothing from then on. @throws {StoreUnavailable} */
	renew(change: { checkpoint: string; by: Source }): Promise<Plate>;
	/** What a code proves, in any case and with or without its dashes. */
	verifyPlate(code: string): Proof;
	/** Enrols an NFC tag by its serial number; the checkpoint's tag before it ends. @throws {Refusal} `invalid`, `already-exists`. */
	enrol(change: { checkpoint: string; tag: string; by: Source }): Promise<{ checkpoint: string; tag: string }>;
	/** What a tag proves, by its serial number. */
	verifyTag(tag: string): Proof;
}

const key = z.object({ value: z.string() });
const plateRow = z.object({ checkpoint: z.string(), version: z.number() });
const tagRow = z.object({ tag: z.string(), checkpoint: z.string(), ended_at: z.number().nullable() });

/** Codes made before the hub started hold: the key and what was revoked stand in the store. */
export async function openPlates({
	reader,
	record,
	now,
}: {
	reader: Pick<Reader, "rows">;
	record: Recorder;
	now: () => number;
}): Promise<Plates> {
	const [found] = await reader.rows("SELECT value FROM folder WHERE key = 'plate-key'", []);
	const versions = await newestVersions(reader);
	const tags = new Map((await reader.rows("SELECT * FROM patrol_tag", [])).map((one) => entryOf(tagRow.parse(one))));
	let secret = found && key.parse(found).value;
	let making: Promise<string> | undefined;
	const makeSecret = async () => {
		const made = newSecret();
		const write = { sql: "INSERT INTO folder (key, value) VALUES ('plate-key', ?)", params: [made] };
		await record({ by: "hub", type: "hub.plate-key-made", data: {}, writes: [write] });
		secret = made;
		return made;
	};
	const secretOf = () => {
		making ??= secret === undefined ? makeSecret() : Promise.resolve(secret);
		return making.catch((error: unknown) => {
			making = undefined;
			throw error;
		});
	};
	const versionOf = (checkpoint: string) => versions.get(checkpoint) ?? 1;
	const plateOf = async (checkpoint: string): Promise<Plate> => {
		const version = versionOf(checkpoint);
		const signature = signatureOf(await secretOf(), checkpoint, version);
		return { checkpoint, version, code: plateTextOf({ checkpoint, version, signature }) };
	};
	return {
		plateOf,
		async renew({ checkpoint, by }) {
			const version = versionOf(checkpoint) + 1;
			const sql = "INSERT INTO plate (checkpoint, version, made_at, made_by) VALUES (?, ?, ?, ?)";
			const writes = [{ sql, params: [checkpoint, version, now(), by] }];
			await record({ by, type: "plate.renewed", data: { checkpoint, version }, writes });
			versions.set(checkpoint, version);
			return plateOf(checkpoint);
		},
		verifyPlate(code) {
			const said = readPlate(code);
			if (!said || secret === undefined) return { problem: "unproven" };
			const { checkpoint, version, signature } = said;
			const isOurs = isSame(signature, signatureOf(secret, checkpoint, version));
			if (!isOurs || version > versionOf(checkpoint)) return { problem: "unproven" };
			return version === versionOf(checkpoint) ? { checkpoint, version } : { problem: "revoked", checkpoint };
		},
		async enrol({ checkpoint, tag: said, by }) {
			const tag = serialOf(said);
			const known = tags.get(tag);
			if (known && (known.ended || known.checkpoint !== checkpoint)) {
				const is = known.ended ? "has ended and is not used again" : "is enrolled already";
				throw new Refusal({ code: "already-exists", detail: `the tag ${tag} of ${known.checkpoint} ${is}` });
			}
			if (known) return { checkpoint, tag };
			const at = now();
			const writes: SideWrite[] = [
				{
					sql: "UPDATE patrol_tag SET ended_at = ? WHERE checkpoint = ? AND ended_at IS NULL",
					params: [at, checkpoint],
				},
				{
					sql: "INSERT INTO patrol_tag (tag, checkpoint, enrolled_at, enrolled_by) VALUES (?, ?, ?, ?)",
					params: [tag, checkpoint, at, by],
				},
			];
			await record({ by, type: "tag.enrolled", data: { checkpoint, tag }, writes });
			for (const [one, is] of tags) if (is.checkpoint === checkpoint) tags.set(one, { ...is, ended: true });
			tags.set(tag, { checkpoint, ended: false });
			return { checkpoint, tag };
		},
		verifyTag(said) {
			const known = SERIAL.test(said) ? tags.get(serialOf(said)) : undefined;
			if (!known) return { problem: "unproven" };
			const { checkpoint, ended } = known;
			return ended ? { problem: "revoked", checkpoint } : { checkpoint, version: 1 };
		},
	};
}

function entryOf({ tag, checkpoint, ended_at }: z.output<typeof tagRow>) {
	return [tag, { checkpoint, ended: ended_at !== null }] as const;
}

async function newestVersions(reader: Pick<Reader, "rows">): Promise<Map<string, number>> {
	const rows = await reader.rows("SELECT checkpoint, max(version) AS version FROM plate GROUP BY checkpoint", []);
	return new Map(rows.map((one) => plateRow.parse(one)).map(({ checkpoint, version }) => [checkpoint, version]));
}

/** Crockford's base 32: no I, L, O or U, so that it is read from a plate without doubt. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** 60 bits of an HMAC: to guess one takes a guard longer than any round. */
function signatureOf(secret: string, checkpoint: string, version: number): string {
	const mac = createHmac("sha256", secret).update(`plate ${checkpoint} ${version}`).digest();
	return Array.from(mac.subarray(0, SIGNATURE_CHARS), (byte) => ALPHABET[byte & 31]).join("");
}

function isSame(given: string, right: string): boolean {
	return given.length === right.length && timingSafeEqual(Buffer.from(given), Buffer.from(right));
}

/** NFC serial numbers (NFCID1) have 4, 7 or 10 bytes (ISO/IEC 14443-3 §6.5.4). */
const SERIAL = /^(?:[0-9a-f]{2}[:-]?){3,9}[0-9a-f]{2}$/i;

function serialOf(said: string): string {
	const hex = said.replaceAll(/[:-]/g, "").toUpperCase();
	if (SERIAL.test(said) && [8, 14, 20].includes(hex.length)) return hex;
	const mistakes = [
		{ path: "body.tag", found: said, expected: "a serial number of 4, 7 or 10 bytes, such as 04:A2:1B:…" },
	];
	throw new Refusal({
		code: "invalid",
		detail: `tag: found ${said}, expected a serial number of 4, 7 or 10 bytes`,
		mistakes,
	});
}
