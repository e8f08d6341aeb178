import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { reasonOf } from "../../app/reason.ts";
import { t } from "./words.ts";

interface PartProps {
	readonly name: string;
	readonly title: string;
	readonly text?: string;
	readonly wide?: boolean;
	readonly children: ComponentChildren;
}

/** One part of the settings: what it is, what it is for, and what can be done. */
export function Part({ name, title, text, wide, children }: PartProps) {
	return (
		<section class={wide ? "panel part part-wide" : "panel part"} aria-label={title} data-testid={`part-${name}`}>
			<h2>{title}</h2>
			{text && <p class="empty">{text}</p>}
			{children}
		</section>
	);
}

interface Reading<T> {
	readonly found: T | undefined;
	readonly wrong: string | undefined;
	/** Reads it anew. */
	again(): void;
}

/** What the hub says to this question; asked anew when asked to, and when `about` is another. */
export function useReading<T>(ask: () => Promise<T>, about?: number): Reading<T> {
	const [turn, setTurn] = useState(0);
	const [found, setFound] = useState<T | undefined>(undefined);
	const [wrong, setWrong] = useState<string | undefined>(undefined);
	useEffect(() => {
		let gone = false;
		ask().then(
			(value) => {
				if (gone) return;
				setFound(value);
				setWrong(undefined);
			},
			(error) => !gone && setWrong(reasonOf(error)),
		);
		return () => {
			gone = true;
		};
	}, [turn, about]);
	return { found, wrong, again: () => setTurn((before) => before + 1) };
}

interface Attempts {
	/** Why the hub did not do the last one. */
	readonly refused: string | undefined;
	/** Has it done; whatever comes of it, `after` is called. */
	attempt(act: () => Promise<unknown>): Promise<void>;
}

/** What is tried here, one at a time, and why it was refused. */
export function useAttempts(after: () => void): Attempts {
	const [refused, setRefused] = useState<string | undefined>(undefined);
	const attempt = async (act: () => Promise<unknown>) => {
		try {
			await act();
			setRefused(undefined);
		} catch (error) {
			setRefused(reasonOf(error));
		}
		after();
	};
	return { refused, attempt };
}

/** Something that the hub made and shows this once, with what to do with it. */
export function ShownOnce({ words, secret }: { readonly words: string; readonly secret: string }) {
	return (
		<div class="shown-once" role="status" data-testid="shown-once">
			<p>{words}</p>
			<code>{secret}</code>
			<button type="button" onClick={() => void navigator.clipboard?.writeText(secret)}>
				{t("copy")}
			</button>
			<p class="empty">{t("shownOnce")}</p>
		</div>
	);
}
