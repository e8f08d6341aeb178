const WRITES = "textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=button])";
const CONTROLS = "button, a[href], summary, input, [role=button], [role=tab], [data-enter]";

/** Whether what is typed there is a person's text, date or choice from a list. */
export function isWriting(target: EventTarget | null): boolean {
	return target instanceof Element && target.matches(WRITES);
}

/** Where the keyboard is just now: which keys belong to what has the focus. */
export function keyboardAt(target: EventTarget | null): { inTextField: boolean; onControl: boolean; inSheet: boolean } {
	const element = target instanceof Element ? target : undefined;
	return {
		inTextField: isWriting(target),
		onControl: element?.closest(CONTROLS) !== null && element !== undefined,
		inSheet: document.querySelector("dialog[open]") !== null,
	};
}
