import { z } from "zod";
import { instant } from "../contract/primitives.ts";

/** What a person says: never nothing. */
export const said = z.string().trim().min(1).max(2000);

/** Until when something holds, as epoch ms. */
export const untilBody = instant.transform((text) => Date.parse(text));
