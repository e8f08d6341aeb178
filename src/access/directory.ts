import { z } from "zod";
import type { Reader } from "../journal/query.ts";
import { LANGUAGES, type NamedPerson, type PersonDetails } from "../model/person.ts";
import { ROLES, type Role } from "../model/role.ts";

/** A person who may sign in. Times are epoch milliseconds UTC. */
export interface User extends PersonDetails {
	readonly name: string;
	readonly role: Role;
	/** argon2id; absent for one who comes by link only. */
	readonly passwordHash?: string;
	/** argon2id of the password for signing in under duress; absent: none was set. */
	readonly duressHash?: string;
	/** argon2id of the PIN for taking over a shift; absent: none was set. */
	readonly pinHash?: string;
	readonly disabledAt?: number;
	readonly demo: boolean;
	readonly createdAt: number;
}

/** What may be told of a user: all but the hashes. */
export type UserView = Omit<User, "passwordHash" | "duressHash" | "pinHash">;

const row = z.object({
	name: z.string(),
	role: z.enum(ROLES),
	password_hash: z.string().nullable(),
	duress_hash: z.string().nullable(),
	pin_hash: z.string().nullable(),
	disabled_at: z.number().nullable(),
	demo: z.number(),
	created_at: z.number(),
	display_name: z.string().nullable(),
	staff_number: z.string().nullable(),
	phone: z.string().nullable(),
	call_sign: z.string().nullable(),
	language: z.enum(LANGUAGES).nullable(),
});

/** Every user by name, as the rows say. */
export async function readUsers(reader: Pick<Reader, "rows">): Promise<Map<string, User>> {
	const rows = await reader.rows(
		`SELECT name, role, password_hash, duress_hash, pin_hash, disabled_at, demo, created_at,
			display_name, staff_number, phone, call_sign, language FROM user ORDER BY name`,
		[],
	);
	return new Map(rows.map((found) => userOf(row.parse(found))).map((user) => [user.name, user]));
}

function userOf(found: z.output<typeof row>): User {
	return {
		name: found.name,
		role: found.role,
		...(found.password_hash !== null && { passwordHash: found.password_hash }),
		...(found.duress_hash !== null && { duressHash: found.duress_hash }),
		...(found.pin_hash !== null && { pinHash: found.pin_hash }),
		...(found.disabled_at !== null && { disabledAt: found.disabled_at }),
		demo: found.demo === 1,
		createdAt: found.created_at,
		...(found.display_name !== null && { displayName: found.display_name }),
		...(found.staff_number !== null && { staffNumber: found.staff_number }),
		...(found.phone !== null && { phone: found.phone }),
		...(found.call_sign !== null && { callSign: found.call_sign }),
		...(found.language !== null && { language: found.language }),
	};
}

/** Whether this person may sign in now. */
export function maySignIn<U extends Pick<User, "disabledAt">>(user: U | undefined): user is U {
	return user !== undefined && user.disabledAt === undefined;
}

/** The user without the hashes. */
export function viewOf({ passwordHash: _, duressHash: _duress, pinHash: _pin, ...view }: User): UserView {
	return view;
}

/** The person of a login as everybody is told of them; by the login where nobody said more. */
export function namedPerson(people: { find(name: string): User | undefined }, name: string): NamedPerson {
	return { name, displayName: people.find(name)?.displayName ?? name };
}
