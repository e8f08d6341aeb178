import { useState } from "preact/hooks";
import { api } from "../app/api.ts";
import { blind } from "../app/blindness.ts";
import { stale } from "../app/follow.ts";
import { reasonOf } from "../app/reason.ts";
import { mayUse } from "../app/session.ts";
import { dateAndTime } from "./naming.ts";
import { t } from "./words.ts";

/** For whoever may say that the machine's clock is right: it is looked at first, and what was seen is what is confirmed. */
export function ClockDoubt() {
	const [seen, setSeen] = useState<string | undefined>(undefined);
	const [wrong, setWrong] = useState<string | undefined>(undefined);
	const [asking, setAsking] = useState(false);
	if (stale.value || !mayUse("POST /clock/confirm") || !blind.value.some(({ cause }) => cause === "clock-suspect")) {
		return null;
	}
	const asks = async (ask: () => Promise<unknown>) => {
		setAsking(true);
		setWrong(undefined);
		try {
			await ask();
		} catch (error) {
			setSeen(undefined);
			setWrong(reasonOf(error));
		}
		setAsking(false);
	};
	const look = () => asks(async () => setSeen((await api("GET /clock")).machine));
	const confirm = (machine: string) =>
		asks(async () => {
			await api("POST /clock/confirm", { body: { machine } });
			setSeen(undefined);
		});
	return (
		<div class="banner banner-ask" role="status" data-testid="clock-doubt">
			<span>{wrong ?? (seen === undefined ? t("clockDoubt") : t("clockDoubt.ask", { time: dateAndTime(seen) }))}</span>
			{seen !== undefined && (
				<button type="button" disabled={asking} data-testid="clock-confirm" onClick={() => void confirm(seen)}>
					{t("clockDoubt.confirm")}
				</button>
			)}
			<button type="button" disabled={asking} data-testid="clock-look" onClick={() => void look()}>
				{t("clockDoubt.look")}
			</button>
		</div>
	);
}
