import { t } from "./reason-words.ts";
import { refusalWords } from "./refusal.ts";
import { Refused } from "./refused.ts";

/** Why something was not done, in the page's language: what is wrong, and when it is worth trying again. */
export function reasonOf(error: unknown): string {
	if (!(error instanceof Refused)) return String(error);
	if (error.status === 0) return t("hubUnreachable");
	const why = [whatIsWrong(error)];
	if (error.retryAfterS !== undefined) why.push(t("problem.again", { n: error.retryAfterS }));
	return why.join(" ");
}

function whatIsWrong(error: Refused): string {
	const { code, status, mistakes } = error;
	const said = refusalWords(error.message);
	if (said !== undefined) return said;
	if (code === "wrong-state") return wrongState(error);
	if (code === "invalid" && mistakes.length > 0) return mistakes.map(mistaken).join(" ");
	return (code && t.ifKnown(`problem.${code}`)) ?? t("problem.unknown", { status });
}

/** Why one of several was refused, of which the hub says the code and its own sentence only. */
export function reasonOfCode({ code, detail }: { readonly code: string; readonly detail: string }): string {
	return refusalWords(detail) ?? t.ifKnown(`problem.${code}`) ?? t("problem.wrong-state");
}

/** In which state the thing is, and what is possible there. */
function wrongState({ state, allowed }: Refused): string {
	if (state === undefined) return t("problem.wrong-state");
	const is = t.ifKnown(`state.${state}`) ?? t.ifKnown(`now.${state}`) ?? state;
	const can = allowed.flatMap((verb) => t.ifKnown(`verb.${verb.replace("/", "-")}`) ?? []);
	if (can.length === 0) return t("problem.isOnly", { state: is });
	return t("problem.is", { state: is, allowed: can.join(t("listed")) });
}

/** A value as it was sent: text in quotes, or a number. What the hub says of it in a sentence is English. */
const SENT = /^(?:"(.*)"|([\d.]+))$/s;

/** One field that cannot be: by its own name, which stands last in its path but for numbers. */
function mistaken({ path, found }: Refused["mistakes"][number]): string {
	const name = path
		.split(".")
		.toReversed()
		.find((part) => t.ifKnown(`field.${part}`) !== undefined);
	const field = name === undefined ? path : (t.ifKnown(`field.${name}`) ?? path);
	if (found === undefined || found === "nothing" || found === '""') return t("problem.absent", { field });
	const sent = SENT.exec(found);
	return sent ? t("problem.found", { field, found: sent[1] ?? sent[2] ?? "" }) : t("problem.field", { field });
}
