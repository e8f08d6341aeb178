import { useEffect } from "preact/hooks";
import type { ChainTestShape } from "../../contract/chain-test-shape.ts";
import { isToldOf } from "../../model/objects/chain-test.ts";
import { sentences } from "../kit/sentences.ts";
import { live } from "./follow.ts";
import { askedOf, press, RefusedBeside } from "./refused-beside.tsx";
import { mayUse, me, myRole } from "./session.ts";
import { askSoftly } from "./sounds.ts";
import { shake } from "./vibration.ts";
import { t as beneath } from "./words.ts";

const t = sentences(
	{
		"chain.test": { en: "TEST", "zh-CN": "测试" },
		"chain.asks": {
			en: "Test of the escalation chain: nothing has happened. Did this reach you?",
			"zh-CN": "升级通知链测试，并无警情。您收到了吗？",
		},
		"chain.confirm": { en: "It reached me", "zh-CN": "确认收到" },
	},
	beneath,
);

const CONFIRM = "POST /chain-tests/{id}/confirm";
/** Felt in a pocket, and no alarm: two short ones, as the soft sound is none. */
const FELT = { pulses: [0, 0.4].map((at) => ({ at, lasts: 0.2, hz: 392 })) };

/** Nobody has confirmed it, and somebody may. */
export function runs({ confirmedAt, failedAt }: Pick<ChainTestShape, "confirmedAt" | "failedAt">): boolean {
	return confirmedAt === undefined && failedAt === undefined;
}

/** A test of the escalation chain that has told whoever has this page: it asks softly, each time they are told. */
export function ChainTestAsks({ class: look }: { readonly class: string }) {
	const reader = { name: me(), role: myRole() ?? "" };
	const test = [...live.value.feed.told["chain-test"].values()].find((one) => runs(one) && isToldOf(one.told, reader));
	const { id = "", told = [] } = test ?? {};
	useEffect(() => {
		if (id === "") return;
		askSoftly();
		shake(FELT);
	}, [id, told.length]);
	if (!test || !mayUse(CONFIRM)) return null;
	return (
		<div class={look} role="alert" data-testid="chain-test" data-test={id}>
			<strong>{t("chain.test")}</strong>
			<span>{t("chain.asks")}</span>
			<button
				type="button"
				class="primary"
				data-testid="chain-test-confirm"
				onClick={() => void press({ action: t("chain.confirm"), about: id }, CONFIRM, { params: { id } })}
			>
				{t("chain.confirm")}
			</button>
			<RefusedBeside asked={askedOf(CONFIRM, id)} />
		</div>
	);
}
