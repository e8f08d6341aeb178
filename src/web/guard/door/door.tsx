import { useEffect, useState } from "preact/hooks";
import { cannotKeep, database, ended } from "../state.ts";
import type { KnownGuard } from "../store/database.ts";
import { t } from "../words.ts";
import { ByPassword } from "./by-password.tsx";
import { ByPin } from "./by-pin.tsx";
import type { Entered } from "./enter.ts";
import { NewPin } from "./new-pin.tsx";

type Step =
	| { readonly at: "who" }
	| { readonly at: "pin"; readonly name: string; readonly entered?: Entered }
	| { readonly at: "password"; readonly name?: string }
	| { readonly at: "new-pin"; readonly entered: Entered };

/** The way in: by PIN, for whoever is known to this phone, with or without a network; else by name and password. */
export function Door() {
	const [guards, setGuards] = useState<readonly KnownGuard[] | undefined>(undefined);
	const [step, setStep] = useState<Step>({ at: "who" });
	const over = ended.value;
	useEffect(() => {
		void database.then(async (open) => setGuards(await open.getAll("guards")));
	}, [over]);
	if (!guards) return <div aria-busy="true" />;
	const [only] = guards;
	// Ended, and nothing is left on it to upload: nobody signs in here any more.
	if (over && !only) return <h1>{t("page.what")}</h1>;
	return (
		<section class="way-in">
			<h1>{t("page.what")}</h1>
			{cannotKeep.value && <p class="warned">{t("door.cannotKeep")}</p>}
			{step.at === "who" && only ? (
				<ByPin
					guards={guards}
					onPassword={(name) => setStep({ at: "password", ...(name !== undefined && { name }) })}
				/>
			) : step.at === "pin" ? (
				<ByPin
					guards={guards.filter(({ name }) => name === step.name)}
					{...(step.entered && { onForgot: forgot(step.entered, setStep) })}
					onPassword={() => setStep({ at: "password", name: step.name })}
				/>
			) : step.at === "new-pin" ? (
				<NewPin entered={step.entered} onOldPin={() => setStep({ at: "pin", name: step.entered.name })} />
			) : (
				<ByPassword
					name={step.at === "password" ? step.name : undefined}
					onEntered={(entered) =>
						setStep(entered.hasPin ? { at: "pin", name: entered.name, entered } : { at: "new-pin", entered })
					}
					{...(only && { onBack: () => setStep({ at: "who" }) })}
				/>
			)}
			<p class="small">{t("noFireAlarm")}</p>
		</section>
	);
}

function forgot(entered: Entered, setStep: (step: Step) => void): () => void {
	return () => setStep({ at: "new-pin", entered });
}
