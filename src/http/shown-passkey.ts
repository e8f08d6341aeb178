import type { z } from "zod";
import type { Passkey } from "../access/passkeys.ts";
import type { passkeyShape } from "../contract/passkey-shapes.ts";
import { instantOf } from "../contract/primitives.ts";

/** A passkey as its own person is told of it. */
export function shownPasskey({ id, name, host, createdAt, usedAt }: Passkey): z.output<typeof passkeyShape> {
	const last = usedAt === undefined ? {} : { usedAt: instantOf(usedAt) };
	return { id, name, host, createdAt: instantOf(createdAt), ...last };
}
