import type { NameOf, NoneOf, StatedName } from "../contract/routes.ts";
import type { Handler } from "./handle.ts";
import { INCIDENT_ACTION_HANDLERS } from "./handlers/incident-actions.ts";
import { STATED_HANDLERS } from "./handlers.generated.ts";

/** Routes that are stated and answered by nobody. */
type Unhandled = Exclude<StatedName, NameOf<(typeof STATED_HANDLERS)[number]["route"]>>;

/** Every route there is, with what answers it. One that nobody answers does not compile. */
export const HANDLERS: readonly (Handler | NoneOf<Unhandled>)[] = [...STATED_HANDLERS, ...INCIDENT_ACTION_HANDLERS];
