// The console itself, with a handle by which a test opens any of its sheets. Bundled by a test, never by the build.
import "../../../src/web/console/main.tsx";
import { choose } from "../../../src/web/console/selection.ts";
import { openSheet } from "../../../src/web/console/sheets/open.ts";

declare global {
	interface Window {
		readonly handle: { readonly choose: typeof choose; readonly openSheet: typeof openSheet };
	}
}

Object.assign(window, { handle: { choose, openSheet } });
