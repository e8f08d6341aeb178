/** A page that nobody here has heard of, by CONTRIBUTING's recipe: each file's text by its path. */
export const PAGE: Readonly<Record<string, string>> = {
	"src/web/parcels/index.html": `<!doctype html>
<html lang="en">
	<head>
		<title>Parcels</title>
		<script type="module" src="./main.tsx"></script>
	</head>
	<body></body>
</html>
`,
	"src/web/parcels/main.tsx": `import { showPage } from "../app/page.tsx";
import { t } from "./words.ts";

/** What came, and for whom. */
function Parcels() {
	return <main data-testid="parcels">{t("parcels.here")}</main>;
}

showPage({ what: () => t("parcels"), roles: ["captain"], part: Parcels });
`,
	"src/web/parcels/words.ts": `import { t as beneath } from "../app/words.ts";
import { sentences } from "../kit/sentences.ts";

/** What the page of parcels says. */
export const t = sentences(
	{
		parcels: { en: "Parcels", "zh-CN": "包裹" },
		"parcels.here": { en: "Parcels here", "zh-CN": "包裹在此" },
	},
	beneath,
);
`,
};
