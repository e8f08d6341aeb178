import { api } from "../../app/api.ts";
import { onHub } from "../../app/base-path.ts";
import { dateAndTime } from "../naming.ts";
import { useReading } from "../people/part.tsx";
import { t } from "./words.ts";

/** What the hub proves who it is with: the fingerprint that is compared before another device trusts it. */
export function CertificateFacts() {
	const { found } = useReading(() => api("GET /certificate"));
	if (!found) return null;
	const { source, fingerprint, hosts, outside, endsAt } = found;
	return (
		<section class="certificate" aria-label={t("certificate")} data-testid="certificate">
			<h3>{t("certificate")}</h3>
			<p>{t(`certificate.${source}`)}</p>
			{fingerprint !== undefined && <code data-testid="fingerprint">{fingerprint}</code>}
			<dl class="facts">
				{hosts.length > 0 && (
					<div>
						<dt>{t("certificate.hosts")}</dt>
						<dd>{hosts.join(", ")}</dd>
					</div>
				)}
				{outside.length > 0 && (
					<div>
						<dt>{t("certificate.outside")}</dt>
						<dd>{outside.join(", ")}</dd>
					</div>
				)}
				{endsAt !== undefined && (
					<div>
						<dt>{t("certificate.ends")}</dt>
						<dd>{dateAndTime(endsAt)}</dd>
					</div>
				)}
			</dl>
			{source === "authority" && (
				<a href={onHub("/trust")} target="_blank" rel="noreferrer">
					{t("certificate.trust")}
				</a>
			)}
		</section>
	);
}

/** Somebody has told the hub to speak plain text to other machines: that stays said for as long as it does. */
export function PlainTextBanner() {
	const { found } = useReading(() => api("GET /certificate"));
	if (!found || found.plain.length === 0) return null;
	return (
		<div class="banner banner-ask" role="status" data-testid="plain-text">
			<strong>{t("plainText.title")}</strong>
			<span>{t("plainText.text", { addresses: found.plain.join(", ") })}</span>
		</div>
	);
}
