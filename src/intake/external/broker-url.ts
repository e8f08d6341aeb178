import { Refusal } from "../../model/problem.ts";

/**
 * The external broker: `mqtt://` or `mqtts://`, with the hub's credentials in it.
 *
 * @throws {Refusal} `wrong-configuration`: no URL of a broker.
 */
export function brokerUrl(text: string): URL {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (url && ["mqtt:", "mqtts:"].includes(url.protocol) && url.hostname !== "") return url;
	const found = text.replace(/\/\/[^@/]*@/, "//…@");
	throw new Refusal({
		code: "wrong-configuration",
		detail: `--broker: found ${found}, expected mqtt://[user:password@]host[:port] or mqtts://…`,
	});
}
