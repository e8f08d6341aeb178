import { useState } from "preact/hooks";
import type { DeliveryShape } from "../../../contract/work-shapes.ts";
import { api } from "../../app/api.ts";
import { live } from "../../app/follow.ts";
import { reasonOf } from "../../app/reason.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { reasonWords } from "../data-words.ts";
import { clockAt } from "../naming.ts";
import { Wrong } from "../sheets/form.tsx";
import { isFailing } from "./list.ts";
import { t } from "./words.ts";

/** Tries one channel, and says beside the button what becomes of it: on its way, arrived, or why not. */
export function ChannelTest({ id, after }: { readonly id: string; readonly after: () => void }) {
	const [asked, setAsked] = useState<DeliveryShape | undefined>(undefined);
	const [refused, setRefused] = useState<string | undefined>(undefined);
	const [busy, setBusy] = useState(false);
	const test = async () => {
		setBusy(true);
		setRefused(undefined);
		setAsked(undefined);
		try {
			setAsked(await api("POST /channels/{id}/test", { params: { id }, body: {} }));
		} catch (error) {
			setRefused(reasonOf(error));
		}
		setBusy(false);
		after();
	};
	const { told } = live.value.feed;
	return (
		<span class="channel-test">
			<button type="button" data-testid="channel-test" disabled={busy} onClick={() => void test()}>
				{t("channels.test")}
			</button>
			<span role="status">{asked && <Answer delivery={told.delivery.get(asked.id) ?? asked} />}</span>
			<Wrong text={refused} />
		</span>
	);
}

function Answer({ delivery }: { readonly delivery: DeliveryShape }) {
	const { state, since, reason, answer, deliveredAt } = delivery;
	const failing = isFailing(delivery);
	return (
		<span
			class={failing ? "delivery-why" : state === "delivered" ? "channel-good" : "look"}
			data-testid="channel-tested"
			data-state={state}
		>
			<Icon name={failing ? "warning" : state === "delivered" ? "check" : "send"} />
			{t("channels.tested", { time: clockAt(deliveredAt ?? since, "second"), fate: t(`delivered.${state}`) })}
			{failing && reason !== undefined && `: ${reasonWords(reason)}`}
			{failing && answer !== undefined && <q class="delivery-answer">{answer}</q>}
		</span>
	);
}
