import { useState } from "preact/hooks";
import type { IncidentShape } from "../../../contract/shapes.ts";
import { live } from "../../app/follow.ts";
import { mayUse } from "../../app/session.ts";
import { DeliveryList } from "../deliveries/delivery-list.tsx";
import { deliveriesOf, isFailing } from "../deliveries/list.ts";
import { useDeliveries } from "../deliveries/reading.ts";
import { Wrong } from "../sheets/form.tsx";
import { openSheet } from "../sheets/open.ts";
import { t } from "./words.ts";

/** More than this is read in the list of all. */
const MOST = 6;

/** What went out about this incident beyond the screen: one line, unfolded on asking, and by itself where it failed. */
export function Messages({ incident: { id, toldCount = 0 } }: { readonly incident: IncidentShape }) {
	const told = deliveriesOf([], live.value.feed.told.delivery, { incident: id });
	const failed = told.filter(isFailing).length;
	const [unfolded, setUnfolded] = useState(false);
	if (!mayUse("GET /deliveries") || (told.length === 0 && toldCount === 0)) return null;
	return (
		<details
			class="block messages"
			data-testid="messages"
			open={failed > 0}
			onToggle={({ currentTarget }) => setUnfolded(currentTarget.open)}
		>
			<summary>
				<h3>
					{t("deliveries.short")} <span class="tab-count">{told.length}</span>
				</h3>
				{failed > 0 && <strong class="delivery-why">{t("deliveries.attention", { n: failed })}</strong>}
			</summary>
			{unfolded && <All incident={id} />}
		</details>
	);
}

function All({ incident }: { readonly incident: string }) {
	const { deliveries, wrong, read } = useDeliveries({ incident });
	return (
		<>
			<Wrong text={wrong} />
			{deliveries.length === 0 && wrong === undefined && <p class="empty">{t(read ? "deliveries.none" : "reading")}</p>}
			<DeliveryList deliveries={deliveries.slice(0, MOST)} />
			{deliveries.length > MOST && (
				<button type="button" class="link" onClick={() => openSheet({ name: "deliveries" })}>
					{t("more", { n: deliveries.length - MOST })}
				</button>
			)}
		</>
	);
}
