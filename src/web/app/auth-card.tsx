import type { ComponentChildren } from "preact";
import { Icon } from "../kit/parts/icon.tsx";
import { language, speak, t } from "../kit/words.ts";

interface DoorProps {
	/** Under the product's name. */
	readonly beneath: string;
	readonly testid?: string;
	readonly children: ComponentChildren;
	/** Below the card. */
	readonly foot?: ComponentChildren;
}

/** What stands before the desk: a card with the product's name, and the other language. */
export function AuthCard({ beneath, testid, children, foot }: DoorProps) {
	const other = language.value === "en" ? "zh-CN" : "en";
	return (
		<main class="door">
			<div class="door-card" data-testid={testid}>
				<div class="door-brand">
					<Icon name="house" />
					<div>
						<h1>{t("product")}</h1>
						<p>{beneath}</p>
					</div>
				</div>
				{children}
			</div>
			{foot}
			<button type="button" class="quiet door-language" lang={other} onClick={() => speak(other)}>
				{other === "zh-CN" ? "中文" : "English"}
			</button>
		</main>
	);
}
