import { useState } from "preact/hooks";
import { Choice } from "../../kit/parts/choice.tsx";
import { Sheet } from "../../kit/parts/sheet.tsx";
import { choose } from "../selection.ts";
import { Wrong } from "../sheets/form.tsx";
import { closeSheet } from "../sheets/open.ts";
import { failing } from "../watch.ts";
import { ChainTests } from "./chain-tests.tsx";
import { Channels } from "./channels.tsx";
import { DeliveryList } from "./delivery-list.tsx";
import { useDeliveries } from "./reading.ts";
import { t } from "./words.ts";

/** Every message that went out beyond the screen, or did not; begins with what has not got through, if anything. */
export function DeliveriesSheet() {
	const [which, setWhich] = useState<"all" | "failing">(() => (failing.peek() > 0 ? "failing" : "all"));
	const { deliveries, wrong, read, older } = useDeliveries({ failing: which === "failing" });
	return (
		<Sheet name="deliveries" title={t("deliveries")} onClose={closeSheet} wide>
			<p class="empty">{t("deliveries.text")}</p>
			<Channels />
			<ChainTests />
			<Choice
				legend={t("deliveries")}
				name="which"
				value={which}
				onChoose={setWhich}
				options={[
					{ value: "failing", label: `${t("deliveries.failing")} (${failing.value})` },
					{ value: "all", label: t("deliveries.all") },
				]}
			/>
			<Wrong text={wrong} />
			{deliveries.length === 0 && wrong === undefined && <p class="empty">{t(read ? "deliveries.none" : "reading")}</p>}
			<DeliveryList
				deliveries={deliveries}
				onIncident={(id) => {
					closeSheet();
					choose(id);
				}}
			/>
			{older && (
				<button type="button" onClick={older}>
					{t("deliveries.older")}
				</button>
			)}
		</Sheet>
	);
}
