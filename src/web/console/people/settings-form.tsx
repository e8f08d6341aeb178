import type { ComponentChildren } from "preact";

/** A row of fields and what is done with them, by its button or by Enter. */
export function SettingsForm({
	onSubmit,
	children,
}: {
	readonly onSubmit: () => unknown;
	readonly children: ComponentChildren;
}) {
	return (
		<form
			class="settings-form"
			onSubmit={(event) => {
				event.preventDefault();
				onSubmit();
			}}
		>
			{children}
		</form>
	);
}
