import { useEffect, useId, useRef, useState } from "preact/hooks";
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
	/** One of these, in place of text. */
	readonly choices?: readonly { readonly value: string; readonly label: string }[];
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
		if (open) form.current?.querySelector<HTMLElement>("input, select, button")?.focus();
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
			{fields.map((field) => (
				<AskedFor
					key={field.name}
					field={field}
					value={values[field.name] ?? ""}
					testid={`${testid}-${field.name}`}
					onChange={(value) => setValues({ ...values, [field.name]: value })}
				/>
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

interface AskedForProps {
	readonly field: AskedField;
	readonly value: string;
	readonly testid: string;
	readonly onChange: (value: string) => void;
}

function AskedFor({ field: { label, type = "text", list, choices }, value, testid, onChange }: AskedForProps) {
	const id = useId();
	const write = ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLSelectElement }) =>
		onChange(currentTarget.value);
	return (
		<div class="field">
			<label for={id}>{label}</label>
			{choices ? (
				<select id={id} value={value} data-testid={testid} onChange={write}>
					{choices.map((one) => (
						<option key={one.value} value={one.value}>
							{one.label}
						</option>
					))}
				</select>
			) : (
				<input
					{...{ id, type, list, value, maxLength: TEXT_MAX, autocomplete: "off" }}
					data-testid={testid}
					onInput={write}
				/>
			)}
		</div>
	);
}
