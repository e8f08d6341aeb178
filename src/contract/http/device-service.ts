import { acceptWatch } from "../../model/actions/accept-watch.ts";
import { inService } from "../../model/actions/in-service.ts";
import { outOfService } from "../../model/actions/out-of-service.ts";
import { deviceShape } from "../shapes.ts";
import { actionRoute } from "./action-route.ts";

/** Taking a device out of service and back; each answers with the device as it is then. */
export const outOfServiceRoute = actionRoute(outOfService, { answer: deviceShape });
export const acceptWatchRoute = actionRoute(acceptWatch, { answer: deviceShape });
export const inServiceRoute = actionRoute(inService, { answer: deviceShape });
