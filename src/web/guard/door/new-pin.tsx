import { useState } from "preact/hooks";
import { HoldButton, useHold } from "../../kit/parts/hold.tsx";
import { Field } from "../field.tsx";
import { faultOfPin, PIN_DIGITS } from "../store/pin-lock.ts";
import { t } from "../words.ts";
import { type Entered, enterWithNewPin } from "./enter.ts";

/** Chooses the PIN by which this phone opens where there is no network. */
export function NewPin({ entered, onOldPin }: { readonly entered: Entered; readonly onOldPin: () => void }) {
	const [pin, setPin] = useState("");
	const [again, setAgain] = useState("");
	const [wrong, setWrong] = useState<"digits" | "run" | "differs" | undefined>(undefined);
	const [asking, setAsking] = useState(false);
	const [underOld, setUnderOld] = useState(false);
	const choose = async (lost: boolean) => {
		const fault = faultOfPin(pin) ?? (pin === again ? undefined : "differs");
		setWrong(fault);
		if (fault) return;
		setAsking(true);
		const found = await enterWithNewPin(entered, pin, lost);
		setAsking(false);
		setUnderOld(found === "kept-under-old");
	};
	const hold = useHold(() => void choose(true), true, 1_000);
	const field = (label: string, name: string, value: string, set: (pin: string) => void) => (
		<Field
			label={label}
			secret
			inputMode="numeric"
			autocomplete="off"
			name={name}
			maxLength={PIN_DIGITS}
			required
			value={value}
			onValue={set}
		/>
	);
	return (
		<form
			class="way-in-form"
			onSubmit={(event) => {
				event.preventDefault();
				void choose(false);
			}}
		>
			{field(t("door.newPin"), "new-pin", pin, setPin)}
			<p class="small">{t("door.newPin.why")}</p>
			{field(t("door.pinAgain"), "new-pin-again", again, setAgain)}
			{wrong && (
				<p class="wrong" role="alert">
					{wrong === "differs" ? t("door.pinDiffers") : t(`door.pin.${wrong}`)}
				</p>
			)}
			{underOld && (
				<>
					<p class="wrong" role="alert" data-testid="under-old">
						{t("door.underOld")}
					</p>
					<button type="button" class="large" onClick={onOldPin}>
						{t("back")}
					</button>
					<HoldButton hold={hold} disabled={asking} testid="give-up" aside>
						{t("door.giveUp")}
					</HoldButton>
				</>
			)}
			<button type="submit" class="primary large" disabled={asking} data-testid="keep-pin">
				{t("door.keep")}
			</button>
		</form>
	);
}
