import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../words.ts";
import { Icon } from "./icon.tsx";
import { keepFocus, noteFocus, returnFocus } from "./keep-focus.ts";

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

/** Where the focus goes: to what the sheet asks, or to what confirms it; never to what closes it. */
const FIRST = ".sheet-body :is(input, select, textarea, button):not(:disabled, .sheet-foot > button:not(.hold))";

/** A field that has the focus brings up a phone's keyboard, which would cover what the sheet says. */
const onTouch = matchMedia("(hover: none)");

/** A sheet above the page that names the thing it is about; Escape puts it away, and the focus returns whence it came. */
export function Sheet({ title, onClose, children, wide = false, reads = false, name, onKeyDown, onKeyUp }: SheetProps) {
	const dialog = useRef<HTMLDialogElement>(null);
	const heading = useId();
	// Before it is painted: a key that is pressed at sight of it is its own.
	useLayoutEffect(() => {
		const element = dialog.current;
		if (!element) return;
		noteFocus();
		element.showModal();
		const first = reads || onTouch.matches ? element : (element.querySelector<HTMLElement>(FIRST) ?? element);
		first.focus();
		const letGo = keepFocus(element);
		return () => {
			letGo();
			element.close();
			returnFocus();
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
