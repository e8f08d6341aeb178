/** One of many, with its name before it. */
export function Select({
	label,
	name,
	value,
	options,
	onChoose,
}: {
	readonly label: string;
	readonly name: string;
	readonly value: string;
	readonly options: readonly { readonly value: string; readonly label: string }[];
	readonly onChoose: (value: string) => void;
}) {
	return (
		<label class="select">
			<span>{label}</span>
			<select name={name} value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
				{options.map((option) => (
					<option key={option.value} value={option.value}>
						{option.label}
					</option>
				))}
			</select>
		</label>
	);
}
