import type { ComponentChildren } from "preact";
import { ask } from "../asked.ts";
import { t } from "../words.ts";

interface BehindProps {
	/** The list that the number counts; absent (the public view, or nothing counted): it is a mere number. */
	readonly list?: string | undefined;
	/** What it is a list of. */
	readonly what: string;
	readonly children: ComponentChildren;
	readonly testid?: string;
}

/** A number that opens what it counts. */
export function Behind({ list, what, children, testid }: BehindProps) {
	if (list === undefined) return <>{children}</>;
	return (
		<button
			type="button"
			class="behind"
			data-testid={testid}
			title={t("list.behind", { what })}
			onClick={() => openList(list, what)}
		>
			{children}
		</button>
	);
}

/** The incidents of a list that are so, by the words of `GET /incidents`; absent where the list is. */
export function narrowed(list: string | undefined, by: Readonly<Record<string, string | number>>): string | undefined {
	if (list === undefined) return undefined;
	const [path = "", asks = ""] = list.split("?");
	const said = new URLSearchParams(asks);
	for (const [name, value] of Object.entries(by)) said.set(name, String(value));
	return `${path}?${said}`;
}

/** Opens what a number counts. */
export function openList(path: string | undefined, title: string): void {
	if (path !== undefined) ask({ list: { path, title } });
}
