import { useEffect, useState } from "preact/hooks";
import { Field } from "../field.tsx";
import { database } from "../state.ts";
import { changePhone, type KnownGuard } from "../store/database.ts";
import { isLocked, PIN_DIGITS, triesLeft } from "../store/pin-lock.ts";
import { t } from "../words.ts";
import { enterByPin } from "./enter.ts";

interface ByPinProps {
	/** Known to this phone; at least one. */
	readonly guards: readonly KnownGuard[];
	readonly onPassword: (name?: string) => void;
	/** They have shown their password: a forgotten PIN can be chosen anew. */
	readonly onForgot?: () => void;
}

/** Opens by the PIN, against what the phone itself holds. */
export function ByPin({ guards, onPassword, onForgot }: ByPinProps) {
	const [name, setName] = useState(guards.length === 1 ? (guards[0]?.name ?? "") : "");
	const [pin, setPin] = useState("");
	const [asking, setAsking] = useState(false);
	const [left, setLeft] = useState<number | undefined>(undefined);
	const look = async () => {
		const phone = await changePhone(await database, (same) => same);
		setLeft(isLocked(phone) ? 0 : phone.wrong === 0 ? undefined : triesLeft(phone));
	};
	useEffect(() => void look(), []);
	const who = guards.find((one) => one.name === name);
	if (left === 0) {
		return (
			<>
				<p class="wrong" role="alert" data-testid="phone-locked">
					{t("door.locked")}
				</p>
				<button type="button" class="primary large" data-testid="by-password" onClick={() => onPassword(who?.name)}>
					{t("door.byPassword")}
				</button>
			</>
		);
	}
	if (!who) {
		return (
			<ul class="plain who">
				{guards.map((one) => (
					<li key={one.name}>
						<button type="button" class="large" data-guard={one.name} onClick={() => setName(one.name)}>
							{one.displayName}
						</button>
					</li>
				))}
				<li>
					<button type="button" class="large" data-testid="by-password" onClick={() => onPassword()}>
						{t("door.other")}
					</button>
				</li>
			</ul>
		);
	}
	const enter = async () => {
		setAsking(true);
		const found = await enterByPin(who.name, pin);
		setAsking(false);
		setPin("");
		if (found !== "in") await look();
	};
	return (
		<form
			class="way-in-form"
			onSubmit={(event) => {
				event.preventDefault();
				void enter();
			}}
		>
			<Field
				label={t("door.pin", { name: who.displayName })}
				secret
				inputMode="numeric"
				autocomplete="off"
				name="pin"
				maxLength={PIN_DIGITS}
				pattern={`[0-9]{${PIN_DIGITS}}`}
				required
				value={pin}
				onValue={setPin}
			/>
			{left !== undefined && (
				<p class="wrong" role="alert" data-testid="pin-wrong">
					{t("door.wrong", { n: left })}
				</p>
			)}
			<button type="submit" class="primary large" disabled={asking} data-testid="enter-pin">
				{t("door.enter")}
			</button>
			<button type="button" class="quiet" data-testid="by-password" onClick={() => (onForgot ?? onPassword)()}>
				{t(onForgot ? "door.forgot" : "door.other")}
			</button>
		</form>
	);
}
