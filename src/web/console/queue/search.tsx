import { signal } from "@preact/signals";
import { place } from "../../app/site.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { KeyHint } from "../../kit/parts/key.tsx";
import { say } from "../../kit/sentences.ts";
import { choose, thing } from "../selection.ts";
import { incidents } from "../state.ts";
import { type Found, find } from "./find.ts";
import { t } from "./words.ts";

const text = signal("");

/** Puts the cursor into the search field. */
export function startSearch(): void {
	document.querySelector<HTMLInputElement>("#search")?.focus();
}

function open({ sort, id }: Found): void {
	text.value = "";
	if (sort === "incident") choose(id);
	else thing.value = { sort, id };
}

/** Finds incidents, devices and places; how a thing on the plan is reached without a mouse. */
export function Search() {
	const site = place.value;
	const found = site ? find(text.value, site, incidents.value) : [];
	return (
		<search class="search">
			<Icon name="search" />
			<input
				id="search"
				type="text"
				autocomplete="off"
				value={text.value}
				placeholder={t("search.placeholder")}
				aria-label={t("search")}
				onInput={({ currentTarget }) => {
					text.value = currentTarget.value;
				}}
				onKeyDown={(event) => {
					const first = found[0];
					if (event.key === "Enter" && !event.isComposing && first) {
						open(first);
						event.currentTarget.blur();
					}
					if (event.key === "Escape") {
						text.value = "";
						event.currentTarget.blur();
					}
				}}
			/>
			<KeyHint>/</KeyHint>
			{text.value.trim() !== "" && (
				<ul class="found" aria-label={t("search.found")}>
					{found.length === 0 && <li class="empty">{t("search.nothing")}</li>}
					{found.map((one) => (
						<li key={`${one.sort}/${one.id}`}>
							<button type="button" class="found-one" onClick={() => open(one)}>
								<span class="found-sort">{t(`sort.${one.sort}`)}</span>
								<span>{say(one.words)}</span>
								{one.beside && <code>{one.beside}</code>}
							</button>
						</li>
					))}
				</ul>
			)}
		</search>
	);
}
