import type { Words } from "../../model/words.ts";
import { drawCode, drawScreen } from "./drawing.ts";
import { escaped } from "./escaped.ts";
import { PLATFORMS } from "./platforms.ts";
import { PAGE, type Platform } from "./words.ts";

type Language = keyof Words;

/** What the page tells. */
export interface Trust {
	readonly site: Words;
	/** `AB:CD:…`; absent where the hub speaks no TLS. */
	readonly fingerprint?: string;
	/** The hub has an authority of its own, to be trusted. */
	readonly hasAuthority: boolean;
	/** Where a phone reaches this page, `https://192.168.1.20:8080/trust`. */
	readonly address: string;
}

/** The page that tells how to trust the hub: plain, without script, in one language with a link to the other. */
export function trustPage(trust: Trust, language: Language): string {
	const { site, hasAuthority, fingerprint } = trust;
	const other = language === "en" ? "zh-CN" : "en";
	const title = `${PAGE.title[language]} · ${site[language]}`;
	return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="trust/style.css">
</head>
<body>
<header><h1>${escaped(title)}</h1><a href="trust?language=${other}" hreflang="${other}" lang="${other}">${PAGE.other[language]}</a></header>
<main>
<p><a href="./">${PAGE.toConsole[language]}</a></p>
${hasAuthority ? `<p>${PAGE.why[language]}</p>\n<p>${PAGE.compare[language]}</p>` : `<p>${PAGE.nothing[language]}</p>`}
${fingerprint === undefined ? "" : fingerprintPart(fingerprint, hasAuthority, language)}
${codePart(trust, language)}
${hasAuthority ? steps(language) : ""}
</main>
</body>
</html>
`;
}

function fingerprintPart(fingerprint: string, hasAuthority: boolean, language: Language): string {
	const name = (hasAuthority ? PAGE.fingerprint : PAGE.fingerprintOfCertificate)[language];
	return `<h2>${name}</h2>\n<p class="fingerprint" id="fingerprint">${escaped(fingerprint).replaceAll(":", ":<wbr>")}</p>`;
}

function codePart({ address }: Trust, language: Language): string {
	const name = PAGE.scan[language];
	return `<figure><figcaption>${name}</figcaption>${drawCode(address, `${name}: ${address}`)}<figcaption>${escaped(address)}</figcaption></figure>`;
}

function steps(language: Language): string {
	const links = PLATFORMS.map(({ id, name }) => `<a href="#${id}">${escaped(name)}</a>`);
	return `<nav>${links.join("")}</nav>\n${PLATFORMS.map((one) => platformPart(one, language)).join("\n")}`;
}

/** An iPhone takes a profile only from a link that is followed, not from a file that is saved. */
function platformPart({ id, name, file, steps: all, commands = [] }: Platform, language: Language): string {
	const items = all.map(
		({ say, screen }) => `<li>${escaped(say[language])}${screen ? drawScreen(screen, language) : ""}</li>`,
	);
	const typed = commands.length > 0 ? `<pre>${escaped(commands.join("\n"))}</pre>` : "";
	return `<section id="${id}"><h2>${escaped(name)}</h2><p><a class="get" href="trust/${file}"${file.endsWith(".mobileconfig") ? "" : " download"}>${PAGE.file[language]} ${file}</a></p><ol>${items.join("")}</ol>${typed}</section>`;
}
