import { command } from "../../model/actions/command.ts";
import { commandAnswerShape } from "../command-shapes.ts";
import { actionRoute } from "./action-route.ts";

/** What people tell devices to do. */
export const commandRoute = actionRoute(command, { answer: commandAnswerShape });
