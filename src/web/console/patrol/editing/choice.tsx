interface Props<V extends string> {
	readonly label: string;
	readonly value: V;
	readonly all: readonly { readonly value: V; readonly words: string }[];
	readonly testid: string;
	readonly onChange: (value: V) => void;
}

/** One of a few. */
export function Choice<V extends string>({ label, value, all, testid, onChange }: Props<V>) {
	return (
		<label class="field">
			<span>{label}</span>
			<select
				value={value}
				data-testid={testid}
				onChange={({ currentTarget }) => {
					const chosen = all.find((one) => one.value === currentTarget.value);
					if (chosen) onChange(chosen.value);
				}}
			>
				{all.map((one) => (
					<option key={one.value} value={one.value}>
						{one.words}
					</option>
				))}
			</select>
		</label>
	);
}
