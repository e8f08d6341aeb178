import type { ComponentChildren } from "preact";

export interface Column {
	readonly head: ComponentChildren;
	/** Words rather than numbers. */
	readonly words?: true;
}

/** A table as its parts are: what each column is, and the cells of each row, the first of which heads it. */
export interface Rows {
	readonly columns: readonly Column[];
	readonly rows: readonly { readonly key: string; readonly cells: readonly ComponentChildren[] }[];
}

/** A table of figures. */
export function Table({ columns, rows, caption }: Rows & { readonly caption: string }) {
	const [first, ...others] = columns;
	return (
		<table class="figures">
			<caption class="unseen">{caption}</caption>
			<thead>
				<tr>
					<th scope="col">{first?.head}</th>
					{others.map(({ head, words }, n) => (
						<th key={n} scope="col" class={words ? undefined : "number"}>
							{head}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{rows.map(({ key, cells: [head, ...cells] }) => (
					<tr key={key}>
						<th scope="row">{head}</th>
						{cells.map((cell, n) => (
							<td key={n} class={others[n]?.words ? undefined : "number"}>
								{cell}
							</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}

/** A share as a bar in its cell, beside the number that says it. */
export function Bar({ share, children }: { readonly share: number | undefined; readonly children: ComponentChildren }) {
	return (
		<span class="bar-cell">
			<span class="bar-number">{children}</span>
			<span class="bar-track" aria-hidden="true">
				<span class="bar-fill" style={{ width: `${Math.round(Math.min(1, Math.max(0, share ?? 0)) * 100)}%` }} />
			</span>
		</span>
	);
}
