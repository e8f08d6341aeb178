import { useState } from "preact/hooks";
import { HoldButton, useHold } from "../../kit/parts/hold.tsx";
import { t } from "./words.ts";

interface Props {
	/** Whose it is. */
	readonly name: string;
	readonly onEnd: () => Promise<void>;
}

/** Ends a lost phone, in one action held for half a second: what it holds it still sends, and then it is empty. */
export function EndPhone({ name, onEnd }: Props) {
	const [sure, setSure] = useState(false);
	const hold = useHold(() => {
		setSure(false);
		void onEnd();
	}, true);
	if (!sure) {
		return (
			<button type="button" data-testid="phone-end" onClick={() => setSure(true)}>
				{t("phones.end")}
			</button>
		);
	}
	return (
		<span class="sure">
			<span>{t("phones.endSure", { name })}</span>
			<HoldButton hold={hold} disabled={false} testid="phone-end-confirm">
				{t("people.leaveHold")}
			</HoldButton>
			<button type="button" class="quiet" onClick={() => setSure(false)}>
				{t("cancel")}
			</button>
		</span>
	);
}
