import { useEffect, useRef, useState } from "preact/hooks";
import type { RouteInput, RouteName } from "../../../contract/routes.ts";
import { TEXT_MAX } from "../../../model/limits.ts";
import { askedOf, press, RefusedBeside } from "../../app/refused-beside.tsx";
import { mayUse } from "../../app/session.ts";
import { t } from "./words.ts";

/** One thing that is asked before it is done. */
export interface AskedField {
	readonly name: string;
	readonly label: string;
	readonly type?: "text" | "date" | "time";
	readonly list?: string;
	readonly first?: string;
	readonly optional?: true;
}

interface Props<R extends RouteName> {
	readonly route: R;
	/** What it is done to: its refusal stands here and at no other's. */
	readonly about: string;
	readonly label: string;
	/** Says to what, where several buttons of this label are on the page. */
	readonly of?: string;
	readonly testid: string;
	readonly fields?: readonly AskedField[];
	readonly said: (values: Readonly<Record<string, string>>) => RouteInput<R>;
	readonly onDone?: () => void;
}

/**
 * A button that asks before it does: what is missing is written beside it, Enter does it, Escape leaves it. Drawn only for
 * whom the hub lets do it; its refusal stands beside it.
 */
export function Asking<const R extends RouteName>({ route, about, label, of, testid, fields = [], ...does }: Props<R>) {
	const [values, setValues] = useState<Readonly<Record<string, string>> | undefined>(undefined);
	const opener = useRef<HTMLButtonElement>(null);
	const form = useRef<HTMLFormElement>(null);
	const wasOpen = useRef(false);
	const open = values !== undefined;
	useEffect(() => {
		if (open) form.current?.querySelector<HTMLElement>("input, button")?.focus();
		else if (wasOpen.current) opener.current?.focus();
		wasOpen.current = open;
	}, [open]);
	if (!mayUse(route)) return null;
	const named = of === undefined ? label : t("of", { what: label, of });
	if (!values) {
		return (
			<button
				type="button"
				ref={opener}
				aria-label={named}
				data-testid={testid}
				onClick={() => setValues(Object.fromEntries(fields.map(({ name, first = "" }) => [name, first])))}
			>
				{label}
			</button>
		);
	}
	const missing = fields.some(({ name, optional }) => !optional && (values[name] ?? "").trim() === "");
	return (
		<form
			class="asking"
			ref={form}
			aria-label={named}
			onSubmit={(event) => {
				event.preventDefault();
				if (missing) return;
				void press({ action: named, about }, route, does.said(values)).then((done) => {
					if (!done) return;
					setValues(undefined);
					does.onDone?.();
				});
			}}
			onKeyDown={(event) => {
				if (event.key === "Escape") {
					event.stopPropagation();
					setValues(undefined);
				}
			}}
		>
			{fields.map(({ name, label: asks, type = "text", list }) => (
				<label key={name} class="field">
					<span>{asks}</span>
					<input
						type={type}
						list={list}
						value={values[name]}
						maxLength={TEXT_MAX}
						autocomplete="off"
						data-testid={`${testid}-${name}`}
						onInput={({ currentTarget }) => setValues({ ...values, [name]: currentTarget.value })}
					/>
				</label>
			))}
			<button type="submit" class="primary" disabled={missing} data-testid={`${testid}-confirm`}>
				{label}
			</button>
			<button type="button" class="quiet" onClick={() => setValues(undefined)}>
				{t("cancel")}
			</button>
			<RefusedBeside asked={askedOf(route, about)} />
		</form>
	);
}
