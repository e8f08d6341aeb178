import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type { z } from "zod";
import type {
	assertionShape,
	createdShape,
	creationShape,
	requestShape,
} from "../../../src/contract/passkey-shapes.ts";

const PRESENT = 0x01;
const ATTESTED = 0x40;
const text = (bytes: Buffer) => bytes.toString("base64url");
const sha256 = (said: Buffer | string) => createHash("sha256").update(said).digest();

/** What a person holds in their hand, and the browser that it is held to: WebAuthn level 2, ES256, no attestation. */
export class Authenticator {
	readonly #key = generateKeyPairSync("ec", { namedCurve: "P-256" });
	readonly #id = randomBytes(16);
	/** How often it has signed. */
	counter = 0;

	/** Makes the passkey that is asked for, for a page of this origin. */
	create({ challenge, rp }: z.output<typeof creationShape>, origin: string): z.output<typeof createdShape> {
		const { x = "", y = "" } = this.#key.publicKey.export({ format: "jwk" });
		const [px, py] = [Buffer.from(x, "base64url"), Buffer.from(y, "base64url")];
		// COSE_Key {1: 2, 3: -7, -1: 1, -2: x, -3: y} (RFC 9053 §7.1.1), in CBOR by hand.
		const cose = [Buffer.from("a5010203262001215820", "hex"), px, Buffer.from("225820", "hex"), py];
		const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.#id.length]), this.#id, ...cose]);
		const data = this.#data(rp.id, PRESENT | ATTESTED, attested);
		const head = Buffer.from("a363666d74646e6f6e656761747453746d74a0686175746844617461", "hex");
		const attestationObject = Buffer.concat([head, Buffer.from([0x58, data.length]), data]);
		const clientDataJSON = clientData("webauthn.create", challenge, origin);
		return {
			...this.#named(),
			response: {
				clientDataJSON: text(clientDataJSON),
				attestationObject: text(attestationObject),
				transports: ["usb"],
			},
		};
	}

	/** Signs what is asked on a page of this origin, and counts. */
	sign({ challenge, rpId }: z.output<typeof requestShape>, origin: string): z.output<typeof assertionShape> {
		this.counter++;
		const data = this.#data(rpId, PRESENT);
		const clientDataJSON = clientData("webauthn.get", challenge, origin);
		const signature = sign("sha256", Buffer.concat([data, sha256(clientDataJSON)]), this.#key.privateKey);
		return {
			...this.#named(),
			response: {
				clientDataJSON: text(clientDataJSON),
				authenticatorData: text(data),
				signature: text(signature),
			},
		};
	}

	#named() {
		return { id: text(this.#id), rawId: text(this.#id), type: "public-key" as const };
	}

	#data(host: string, flags: number, attested = Buffer.alloc(0)): Buffer {
		const counter = Buffer.alloc(4);
		counter.writeUInt32BE(this.counter);
		return Buffer.concat([sha256(host), Buffer.from([flags]), counter, attested]);
	}
}

function clientData(type: string, challenge: string, origin: string): Buffer {
	return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}
