import { useEffect, useState } from "preact/hooks";
import { isAt, readAt, sourceLike } from "../app/api.ts";
import { reasonOf } from "../app/reason.ts";
import { Sheet } from "../kit/parts/sheet.tsx";
import { ask, asked } from "./asked.ts";
import { deviceRows, entryRows, incidentRows, roundRows } from "./listed.tsx";
import { Failed } from "./parts/failed.tsx";
import { type Rows, Table } from "./parts/table.tsx";
import { t } from "./words.ts";

const PAGE = 100;

/** Lists that can be had as a file. */
const CSV = [
	["GET /incidents", "GET /incidents.csv"],
	["GET /events", "GET /events.csv"],
] as const;

/** The list behind a number, above the page; from each of its rows there is a way to the one thing. */
export function ListBehind() {
	const { list } = asked.value;
	if (!list) return null;
	const { path, title } = list;
	const csv = CSV.find(([list]) => isAt(list, path))?.[1];
	return (
		<Sheet key={path} name="list" title={title} onClose={() => ask({ list: undefined })} wide reads>
			<Pages path={path} title={title} />
			<div class="sheet-foot">
				{csv !== undefined && (
					<a class="button" href={sourceLike(csv, path)} download data-testid="list-csv">
						{t("csv.list")}
					</a>
				)}
			</div>
		</Sheet>
	);
}

/** A list by the route that it is of: what it is read with, and how it is shown. */
function Pages({ path, title }: { readonly path: string; readonly title: string }) {
	if (isAt("GET /events", path))
		return <PagesOf read={(page) => readAt("GET /events", page)} rows={entryRows} {...{ path, title }} />;
	if (isAt("GET /devices", path))
		return <PagesOf read={(page) => readAt("GET /devices", page)} rows={deviceRows} {...{ path, title }} />;
	if (isAt("GET /patrol/rounds", path))
		return <PagesOf read={(page) => readAt("GET /patrol/rounds", page)} rows={roundRows} {...{ path, title }} />;
	return <PagesOf read={(page) => readAt("GET /incidents", page)} rows={incidentRows} {...{ path, title }} />;
}

interface Page<Item> {
	readonly items: readonly Item[];
	readonly nextCursor?: string | undefined;
}

function PagesOf<Item>({
	path,
	title,
	read,
	rows,
}: {
	readonly path: string;
	readonly title: string;
	readonly read: (address: string) => Promise<Page<Item>>;
	readonly rows: (items: readonly Item[]) => Rows;
}) {
	const [pages, setPages] = useState<readonly Page<Item>[]>([]);
	const [failed, setFailed] = useState<string | undefined>(undefined);
	const [busy, setBusy] = useState(false);
	const next = pages.at(-1)?.nextCursor;
	// Asked for twice, a page would stand there twice.
	const readNext = (cursor?: string) => {
		setBusy(true);
		return read(withQuery(path, cursor))
			.then(
				(page) => setPages((before) => [...before, page]),
				(error) => setFailed(reasonOf(error)),
			)
			.finally(() => setBusy(false));
	};
	useEffect(() => void readNext(), []);
	const items = pages.flatMap((page) => page.items);
	return (
		<>
			<Failed why={failed} />
			{pages.length === 0 && failed === undefined && <p class="empty">{t("reading")}</p>}
			{pages.length > 0 && items.length === 0 && <p class="empty">{t("list.empty")}</p>}
			{items.length > 0 && (
				<div class="table-scroll">
					<Table {...rows(items)} caption={title} />
				</div>
			)}
			{next !== undefined && (
				<button type="button" data-testid="list-more" disabled={busy} onClick={() => void readNext(next)}>
					{t("list.more")}
				</button>
			)}
		</>
	);
}

function withQuery(path: string, cursor: string | undefined): string {
	const [before = "", asks = ""] = path.split("?");
	const said = new URLSearchParams(asks);
	said.set("limit", String(PAGE));
	if (cursor !== undefined) said.set("cursor", cursor);
	return `${before}?${said}`;
}
