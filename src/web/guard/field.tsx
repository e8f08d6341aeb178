import { useId } from "preact/hooks";

interface FieldProps {
	readonly label: string;
	readonly name: string;
	/** Nobody beside it reads what is written. */
	readonly secret?: boolean;
	readonly value: string;
	readonly onValue: (value: string) => void;
	readonly autocomplete: "off" | "username" | "current-password" | "one-time-code";
	readonly autocapitalize?: "none" | "characters";
	readonly inputMode?: "numeric";
	readonly maxLength?: number;
	readonly pattern?: string;
	readonly placeholder?: string;
	readonly required?: boolean;
	readonly spellcheck?: boolean;
}

/** A line to write in, below what it is for; as large as a glove needs. */
export function Field({ label, onValue, secret = false, ...said }: FieldProps) {
	const id = useId();
	const line = {
		...said,
		id,
		onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => onValue(currentTarget.value),
	};
	return (
		<div class="field">
			<label for={id}>{label}</label>
			{secret ? <input type="password" {...line} /> : <input type="text" {...line} />}
		</div>
	);
}
