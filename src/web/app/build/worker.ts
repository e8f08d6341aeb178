import { rolldown } from "rolldown";

/** A service worker as one classic script, with these names put in; no other file of the page is loaded by it. */
export async function builtWorker(input: string, define: Readonly<Record<string, string>> = {}): Promise<string> {
	const building = await rolldown({ input, transform: { define } });
	const { output } = await building.generate({ format: "iife", minify: true });
	await building.close();
	return output[0].code;
}
