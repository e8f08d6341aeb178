import { personName } from "../app/people.ts";
import { telephoneLink, telephones, telephonesKnown } from "../app/telephones.ts";
import { Icon } from "../kit/parts/icon.tsx";
import { t } from "./words.ts";

/** Dials a person's telephone, where the reader may know it; says so where none is on file. */
export function CallPerson({ name }: { readonly name: string }) {
	const number = telephones.value.get(name);
	if (number === undefined) {
		return telephonesKnown.value ? <span class="look no-telephone">{t("call.none")}</span> : null;
	}
	return (
		<a class="button" href={telephoneLink(number)} data-testid="call-person" data-person={name}>
			<Icon name="phone" />
			{t("call")}
			<span class="unseen">{` ${personName(name)}`}</span>
		</a>
	);
}
