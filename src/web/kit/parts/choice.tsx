import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { isWriting } from "../where-am-i.ts";

interface ChoiceProps<T extends string> {
	readonly legend: string;
	readonly name: string;
	readonly options: readonly { readonly value: T; readonly label: ComponentChildren }[];
	readonly value: T | undefined;
	readonly onChoose: (value: T) => void;
}

/** One of several, all in sight; the arrow keys choose. */
export function Choice<T extends string>({ legend, name, options, value, onChoose }: ChoiceProps<T>) {
	const box = useRef<HTMLFieldSetElement>(null);
	useEffect(() => {
		// Chosen by its digit: the focus goes along, so that what is marked and what has the focus is one.
		if (!box.current?.contains(document.activeElement)) return;
		box.current.querySelector<HTMLInputElement>("input:checked")?.focus();
	}, [value]);
	return (
		<fieldset class="choice" ref={box}>
			<legend>{legend}</legend>
			<div class="choice-options">
				{options.map((option) => (
					<label key={option.value} class={option.value === value ? "choice-option chosen" : "choice-option"}>
						<input
							type="radio"
							name={name}
							value={option.value}
							checked={option.value === value}
							onChange={() => onChoose(option.value)}
						/>
						<span>{option.label}</span>
					</label>
				))}
			</div>
		</fieldset>
	);
}

/** The option that a digit key stands for, outside of what is written in. */
export function byDigit<T>(event: KeyboardEvent, options: readonly T[]): T | undefined {
	if (isWriting(event.target) || event.isComposing || event.ctrlKey || event.altKey) return undefined;
	const digit = Number(event.key);
	return Number.isInteger(digit) && digit > 0 ? options[digit - 1] : undefined;
}
