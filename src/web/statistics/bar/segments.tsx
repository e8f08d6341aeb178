/** One of a few, side by side; the arrow keys choose. */
export function Segments<T extends string>({
	legend,
	name,
	options,
	value,
	onChoose,
}: {
	readonly legend: string;
	readonly name: string;
	readonly options: readonly { readonly value: T; readonly label: string }[];
	readonly value: T;
	readonly onChoose: (value: T) => void;
}) {
	return (
		<fieldset class="segments">
			<legend class="unseen">{legend}</legend>
			{options.map((option) => (
				<label key={option.value} class={option.value === value ? "segment is-chosen" : "segment"}>
					<input
						class="unseen"
						type="radio"
						name={name}
						value={option.value}
						checked={option.value === value}
						onChange={() => onChoose(option.value)}
					/>
					{option.label}
				</label>
			))}
		</fieldset>
	);
}
