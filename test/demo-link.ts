import { type Api, apiOf, type HubProcess } from "./hub-process.ts";
import { until } from "./waiting.ts";

/** The token of the sign-in link that a simulating hub printed for a role. */
export function linkToken({ lines }: Pick<HubProcess, "lines">, role: string): string {
	const line = lines.find(({ msg, role: of }) => msg === "sign-in link" && of === role);
	const token = String(line?.url).split("#link=")[1];
	if (token === undefined) throw new Error(`no sign-in link for ${role}`);
	return token;
}

/** Comes in by a one-time link; the answer as it is. */
export function redeem(http: string, token: string): Promise<Response> {
	return fetch(`${http}/api/v1/session/link`, {
		method: "POST",
		headers: { "content-type": "application/json", origin: http },
		body: JSON.stringify({ token }),
	});
}

/** Signs in by the link of a role; waits for it to be printed. */
export async function comeInAs(hub: HubProcess, role: string): Promise<Api> {
	await until(() => hub.lines.some(({ msg, role: of }) => msg === "sign-in link" && of === role));
	const answer = await redeem(hub.http, linkToken(hub, role));
	if (!answer.ok) throw new Error(`sign-in link: ${answer.status} ${await answer.text()}`);
	const cookie = answer.headers
		.getSetCookie()
		.map((one) => one.split(";")[0])
		.join("; ");
	return apiOf(hub.http, cookie);
}
