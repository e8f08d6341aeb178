import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { RouteName } from "../../../../contract/routes.ts";
import { mayUse } from "../../../app/session.ts";
import { t } from "../words.ts";

interface Props {
	/** What the editor writes with: who may not is shown no button. */
	readonly route: RouteName;
	readonly label: string;
	readonly of?: string;
	readonly testid: string;
	readonly primary?: true;
	readonly children: (close: () => void) => ComponentChildren;
}

/** A button in whose place an editor opens, and which has the focus again when that closes. */
export function Opens({ route, label, of, testid, primary, children }: Props) {
	const [open, setOpen] = useState(false);
	const opener = useRef<HTMLButtonElement>(null);
	const wasOpen = useRef(false);
	useEffect(() => {
		if (!open && wasOpen.current) opener.current?.focus();
		wasOpen.current = open;
	}, [open]);
	if (!mayUse(route)) return null;
	if (open) return <>{children(() => setOpen(false))}</>;
	return (
		<button
			type="button"
			ref={opener}
			class={primary ? "primary" : undefined}
			aria-label={of === undefined ? label : t("of", { what: label, of })}
			data-testid={testid}
			onClick={() => setOpen(true)}
		>
			{label}
		</button>
	);
}
