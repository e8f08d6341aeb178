import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { t } from "../words.ts";
import { Icon } from "./icon.tsx";

interface SheetProps {
	readonly title: string;
	readonly onClose: () => void;
	readonly children: ComponentChildren;
	readonly wide?: boolean;
	/** It is there to be read first: the focus stays with the sheet itself, and nothing scrolls away from its beginning. */
	readonly reads?: boolean;
	readonly name: string;
	readonly onKeyDown?: (event: KeyboardEvent) => void;
	readonly onKeyUp?: (event: KeyboardEvent) => void;
}

/** Where the focus goes: to what the sheet asks, not to what closes it. */
const FIRST = ".sheet-body :is(input, textarea, button:not(:disabled))";

/** A sheet above the page that names the thing it is about; Escape puts it away, and the focus returns whence it came. */
export function Sheet({ title, onClose, children, wide = false, reads = false, name, onKeyDown, onKeyUp }: SheetProps) {
	const dialog = useRef<HTMLDialogElement>(null);
	const heading = useId();
	useEffect(() => {
		const before = document.activeElement;
		const element = dialog.current;
		element?.showModal();
		const first = reads ? element : element?.querySelector<HTMLElement>(FIRST);
		first?.focus();
		return () => {
			element?.close();
			if (before instanceof HTMLElement) before.focus();
		};
	}, []);
	return (
		<dialog
			ref={dialog}
			// A click beside what it asks leaves the keyboard with the sheet.
			tabIndex={-1}
			class={wide ? "sheet sheet-wide" : "sheet"}
			aria-labelledby={heading}
			data-testid={`sheet-${name}`}
			onClose={({ currentTarget }) => {
				// A sheet already put away says so a moment later, and must not take the next one with it.
				if (currentTarget.isConnected) onClose();
			}}
			onCancel={(event) => {
				event.preventDefault();
				onClose();
			}}
			onKeyDown={onKeyDown}
			onKeyUp={onKeyUp}
		>
			<header class="sheet-head">
				<h2 id={heading}>{title}</h2>
				<button type="button" class="quiet square" onClick={onClose} aria-label={t("close")}>
					<Icon name="close" />
				</button>
			</header>
			<div class="sheet-body">{children}</div>
		</dialog>
	);
}
