import type { LogLineShape } from "../contract/duty-shapes.ts";
import { LOG_SORTS } from "../model/duty-log.ts";
import type { Language } from "../model/person.ts";
import type { Site } from "../model/site.ts";

const COLUMNS = {
	date: { en: "Date", "zh-CN": "日期" },
	time: { en: "Time", "zh-CN": "时间" },
	sort: { en: "About", "zh-CN": "类别" },
	text: { en: "What", "zh-CN": "内容" },
	unit: { en: "Flat", "zh-CN": "房号" },
	by: { en: "Written by", "zh-CN": "记录人" },
} as const;

const TITLE = { en: "Duty log", "zh-CN": "值班记录" } as const;
const SIGNED = { en: "Read by the captain: ______________", "zh-CN": "保安队长签字：______________" } as const;

/** A cell of RFC 4180; what a spreadsheet would take for a formula is text (OWASP, CSV injection). */
function cell(text: string): string {
	const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** The lines as CSV with a byte order mark, so that spreadsheets read the Chinese. */
export function csvOf(lines: readonly LogLineShape[], lang: Language): string {
	const head = [COLUMNS.time, COLUMNS.sort, COLUMNS.text, COLUMNS.unit, COLUMNS.by].map((one) => one[lang]);
	const rows = lines.map(({ at, sort, text, unit = "", by }) => [
		at,
		LOG_SORTS[sort][lang],
		text,
		unit,
		by.displayName,
	]);
	return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** The lines as a page to print: a table for each day, by the site's clock, with a place to sign. */
export function bookOf(
	lines: readonly LogLineShape[],
	{ lang, site }: { lang: Language; site: Pick<Site, "words" | "timeZone" | "units"> },
): string {
	const title = `${site.words[lang]} · ${TITLE[lang]}`;
	const date = new Intl.DateTimeFormat(lang, { timeZone: site.timeZone, dateStyle: "full" });
	const time = new Intl.DateTimeFormat(lang, {
		timeZone: site.timeZone,
		hour: "2-digit",
		minute: "2-digit",
		hour12: false,
	});
	const days = new Map<string, LogLineShape[]>();
	for (const line of lines) {
		const day = date.format(Date.parse(line.at));
		days.set(day, [...(days.get(day) ?? []), line]);
	}
	const head = [COLUMNS.time, COLUMNS.sort, COLUMNS.text, COLUMNS.unit, COLUMNS.by];
	const row = ({ at, sort, text, unit, by }: LogLineShape) => {
		const where = unit === undefined ? "" : (site.units.get(unit)?.words[lang] ?? unit);
		const cells = [time.format(Date.parse(at)), LOG_SORTS[sort][lang], text, where, by.displayName];
		return `<tr>${cells.map((one) => `<td>${escaped(one)}</td>`).join("")}</tr>`;
	};
	const tables = [...days].map(
		([day, all]) => `<section><h2>${escaped(day)}</h2>
<table><thead><tr>${head.map((one) => `<th scope="col">${one[lang]}</th>`).join("")}</tr></thead>
<tbody>${all.map(row).join("\n")}</tbody></table>
<p class="signed">${SIGNED[lang]}</p></section>`,
	);
	return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><h1>${escaped(title)}</h1>
${tables.join("\n")}
</body></html>
`;
}

const STYLE = `body{font:11pt/1.4 "Noto Sans SC",sans-serif;margin:2rem auto;max-width:60rem}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #777;padding:.2rem .4rem;text-align:left;vertical-align:top}
td:nth-child(3){white-space:pre-wrap;width:50%}.signed{text-align:right}section{break-after:page}tr{break-inside:avoid}
@page{size:A4;margin:15mm}@media print{body{margin:0}}`;

function escaped(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
