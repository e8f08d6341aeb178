import { readSite } from "../../contract/http/site.ts";
import { handle } from "../handle.ts";

export const handleReadSite = handle(readSite, async ({ hub, principal }) => ({
	body: hub.siteShown(principal ? "people" : "walls"),
}));
