import type { Random } from "./world/random.ts";

/** A UUID of version 7 (RFC 9562 §5.7) from a simulated time and seeded chance: the same history gives the same ids. */
export function uuidAt(at: number, random: Random): string {
	const time = Math.floor(at).toString(16).padStart(12, "0").slice(-12);
	const digits = (count: number) =>
		Array.from({ length: count }, () => Math.floor(random.next() * 16).toString(16)).join("");
	const variant = (8 + Math.floor(random.next() * 4)).toString(16);
	return `${time.slice(0, 8)}-${time.slice(8)}-7${digits(3)}-${variant}${digits(3)}-${digits(12)}`;
}
