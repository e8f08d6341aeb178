import { t } from "../words.ts";

/** Figures that could not be read, with the hub's reason. */
export function Failed({ why }: { readonly why: string | undefined }) {
	if (why === undefined) return null;
	return (
		<p class="wrong" role="alert">
			{t("failed", { why })}
		</p>
	);
}
