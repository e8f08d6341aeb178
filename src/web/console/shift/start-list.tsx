import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { START_CHECKS, type StartCheck } from "../../../model/shift.ts";
import { allowSound, sample } from "../../app/sounds.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { BypassList } from "../bypasses/bypass-list.tsx";
import { bypasses } from "../watch.ts";
import { t } from "./words.ts";

export type Started = Readonly<Partial<Record<StartCheck, boolean>>>;

interface Props {
	readonly value: Started;
	readonly onChange: (value: Started) => void;
}

/** What the operator looks at before the watch begins; each is said to be so by the person, and none is ticked for them. */
export function StartList({ value, onChange }: Props) {
	const [read, setRead] = useState(false);
	const beside: Partial<Record<StartCheck, ComponentChildren>> = {
		"sound-heard": (
			<button
				type="button"
				data-testid="test-sound"
				onClick={() => {
					void allowSound().then(() => sample("high"));
				}}
			>
				<Icon name="sound" />
				{t("start.play")}
			</button>
		),
		"bypassed-read": (
			<button type="button" aria-expanded={read} onClick={() => setRead(!read)}>
				<Icon name={read ? "up" : "down"} />
				{t("bypass.count", { n: bypasses.value.length })}
			</button>
		),
	};
	return (
		<fieldset class="choice start-list">
			<legend>{t("start")}</legend>
			{START_CHECKS.map((check) => (
				<div key={check} class="start-check">
					<label class="switch">
						<input
							type="checkbox"
							checked={value[check] === true}
							data-testid={`start-${check}`}
							onChange={({ currentTarget }) => onChange({ ...value, [check]: currentTarget.checked })}
						/>
						<span>{t(`start.${check}`)}</span>
					</label>
					{beside[check]}
				</div>
			))}
			{read && <BypassList />}
		</fieldset>
	);
}

/** Each check as yes or no, as the API takes it. */
export function startListSaid(value: Started): Record<StartCheck, boolean> {
	const said = (check: StartCheck) => value[check] === true;
	return {
		"sound-heard": said("sound-heard"),
		"panic-tested": said("panic-tested"),
		"cameras-looked-at": said("cameras-looked-at"),
		"bypassed-read": said("bypassed-read"),
	};
}
