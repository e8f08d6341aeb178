import { DISPATCHING } from "./refused/dispatching.ts";
import { MERGING } from "./refused/merging.ts";
import { OUT_OF_SERVICE } from "./refused/out-of-service.ts";
import type { Refused } from "./refused/refused.ts";
import { RESOLVING } from "./refused/resolving.ts";
import { SHELVING } from "./refused/shelving.ts";
import { WAITING } from "./refused/waiting.ts";
import { WALK_TEST } from "./refused/walk-test.ts";
import { WEATHER } from "./refused/weather.ts";

/** All that is refused of a person, by what is asked for. */
export const REFUSED: readonly Refused[] = [
	...DISPATCHING,
	...SHELVING,
	...OUT_OF_SERVICE,
	...MERGING,
	...WALK_TEST,
	...WAITING,
	...WEATHER,
	...RESOLVING,
];
