import { say } from "../../kit/sentences.ts";
import { known } from "../state.ts";

/** What a checkpoint is called; its id where this phone does not know it. */
export function nameOf(checkpoint: string): string {
	const words = known.value?.checkpoints.find(({ id }) => id === checkpoint)?.words;
	return words ? say(words) : checkpoint;
}
