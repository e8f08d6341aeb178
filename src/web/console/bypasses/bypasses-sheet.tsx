import { Sheet } from "../../kit/parts/sheet.tsx";
import { t } from "../../kit/words.ts";
import { closeSheet, openSheet } from "../sheets/open.ts";
import { bypassedZones, bypasses, walkTests } from "../watch.ts";
import { mayServe } from "./bypass-actions.tsx";
import { BypassList } from "./bypass-list.tsx";
import { gathered } from "./gathered.ts";
import { TestList } from "./test-list.tsx";

/** The list behind the shift bar's count: every zone that is bypassed, and the walk tests under way. */
export function BypassesSheet() {
	return (
		<Sheet name="bypasses" title={t("bypass.title")} onClose={closeSheet} wide>
			<p class="empty">{t("bypass.sum", { n: gathered(bypasses.value).length, zones: bypassedZones.value.size })}</p>
			<BypassList />
			{walkTests.value.map((test) => (
				<TestList key={test.id} test={test} />
			))}
			{mayServe() && (
				<footer class="sheet-foot">
					<button type="button" onClick={() => openSheet({ name: "weather" })}>
						{t("weather")}
					</button>
					<button type="button" data-testid="begin-walk-test" onClick={() => openSheet({ name: "walk-test" })}>
						{t("walkTest")}
					</button>
				</footer>
			)}
		</Sheet>
	);
}
