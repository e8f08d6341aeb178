import { useSignalEffect } from "@preact/signals";
import { onHub } from "../app/base-path.ts";
import { language } from "../kit/sentences.ts";
import { theme } from "../kit/theme.ts";
import { Door } from "./door/door.tsx";
import { MyRound } from "./round/my-round.tsx";
import { SosButton } from "./sos/button.tsx";
import { Calls } from "./sos/calls.tsx";
import { vault } from "./state.ts";
import { StateBar } from "./state-bar.tsx";
import { t } from "./words.ts";

/** The guard's phone: who is not signed in is asked who they are, and can call for help all the same. */
export function App() {
	useSignalEffect(() => {
		const { documentElement: root } = document;
		root.dataset.theme = theme.value;
		root.lang = language.value;
		document.title = `${t("page.name")} · ${t("product")}`;
		const manifest = document.querySelector<HTMLLinkElement>("link[rel=manifest]");
		if (manifest) manifest.href = onHub(`/guard/${language.value}.webmanifest`);
	});
	return (
		<div class="phone">
			<StateBar />
			<Calls />
			<main>{vault.value ? <MyRound /> : <Door />}</main>
			<footer class="foot">
				<SosButton />
			</footer>
		</div>
	);
}
