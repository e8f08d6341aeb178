import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { writeWhole } from "../journal/store/durable.ts";
import { Refusal } from "../model/problem.ts";

const KEY_BYTES = 32;

/**
 * The key with which a folder's secrets are sealed: a file of its own, that no backup of the journal carries out of the
 * house. It is made when something is first sealed.
 *
 * @throws {Refusal} `wrong-configuration`: the file holds no such key.
 */
export function sealingKey(file: string): () => Buffer {
	let key: Buffer | undefined;
	return () => {
		key ??= existsSync(file) ? read(file) : make(file);
		return key;
	};
}

function read(file: string): Buffer {
	const key = Buffer.from(readFileSync(file, "utf8").trim(), "base64url");
	if (key.length === KEY_BYTES) return key;
	const detail = `${file}: found ${key.length} bytes, allowed are the ${KEY_BYTES} that the hub wrote. Put it back, or move it away: second factors must be set up anew then (user reset-second-factor)`;
	throw new Refusal({ code: "wrong-configuration", detail });
}

function make(file: string): Buffer {
	const key = randomBytes(KEY_BYTES);
	writeWhole(file, `${key.toString("base64url")}\n`);
	return key;
}
