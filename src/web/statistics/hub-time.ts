import { api } from "../app/api.ts";
import { hubNow } from "./asked.ts";

const AGAIN_MS = 5_000;

/** Learns the hub's time, which decides what day it is: a simulated one is not this machine's. Gives back how to stop. */
export function readHubTime(): () => void {
	let again: ReturnType<typeof setTimeout> | undefined;
	const read = () => {
		api("GET /statistics/heatmap", { query: {} }).then(
			({ to }) => {
				hubNow.value = Date.parse(to);
			},
			() => {
				again = setTimeout(read, AGAIN_MS);
			},
		);
	};
	read();
	return () => clearTimeout(again);
}
