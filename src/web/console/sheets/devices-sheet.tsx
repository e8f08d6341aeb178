import { Sheet } from "../../kit/parts/sheet.tsx";
import { deviceWords } from "../naming.ts";
import { thing } from "../selection.ts";
import { devices, down } from "../state.ts";
import { closeSheet } from "./open.ts";
import { t } from "./words.ts";

/** A list is for reading; who has more than this many devices down looks at the plan. */
const MOST = 200;

/** The devices that do not work, and those of which nothing is known. */
export function DevicesSheet() {
	const lists = [
		{ title: t("devices.down"), ids: down.value.down },
		{ title: t("devices.unknown"), ids: down.value.unknown },
	];
	return (
		<Sheet name="devices" title={t("devices.title")} onClose={closeSheet} wide>
			{lists.map(({ title, ids }) => (
				<section key={title} aria-label={title}>
					<h3>
						{title} <span class="tab-count">{ids.length}</span>
					</h3>
					<ul class="plain columns">
						{ids.slice(0, MOST).map((id) => (
							<li key={id}>
								<button
									type="button"
									class="link-row"
									onClick={() => {
										thing.value = { sort: "device", id };
										closeSheet();
									}}
								>
									<span>{deviceWords(id)}</span>
									<span class="look">{t(`device.${devices.value.get(id)?.state ?? "unknown"}`)}</span>
								</button>
							</li>
						))}
					</ul>
					{ids.length > MOST && <p class="empty">{t("more", { n: ids.length - MOST })}</p>}
				</section>
			))}
		</Sheet>
	);
}
