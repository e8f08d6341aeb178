import { z } from "zod";
import type { UserView } from "../../access/directory.ts";
import type { UserWithPassword } from "../../access/people.ts";
import type { Principal } from "../../access/principal.ts";
import { managedBy } from "../../access/roles.ts";
import { userShape, userWithPasswordShape } from "../../contract/access-shapes.ts";
import { instantOf, role } from "../../contract/primitives.ts";
import { Refusal } from "../../model/problem.ts";
import type { Role } from "../../model/role.ts";
import type { Hub } from "../hub.ts";
import { newIdempotency } from "../idempotency.ts";
import { listOf, pageOf, pageQuery } from "../list.ts";
import { ANYONE, defineRoute, type Route } from "../route.ts";

const MANAGERS: readonly Role[] = ["captain", "admin"];

type Shown = z.output<typeof userWithPasswordShape>;

const password = z.string().meta({ description: "10 to 256 characters" });

/** The people who may sign in; a captain manages guards and operators, an administrator all. */
export function userRoutes({ access }: Pick<Hub, "access">): readonly Route[] {
	return [list(access), add(access), change(access), pin(access)];
}

function list({ people }: Hub["access"]): Route {
	return defineRoute({
		method: "GET",
		path: "/users",
		roles: MANAGERS,
		summary: "The people one may manage, by name",
		input: { query: z.object({ ...pageQuery, order: z.enum(["asc", "desc"]).default("asc") }) },
		answer: listOf(userShape),
		async handle({ query: { cursor, ...query }, who }) {
			const mine = people.list().filter((user) => managedBy(who.role).includes(user.role));
			const page = pageOf(mine, ({ name }) => name, { ...query, ...(cursor !== undefined && { cursor }) });
			return { body: { ...page, items: page.items.map((user) => shown({ user })) } };
		},
	});
}

function add({ people }: Hub["access"]): Route {
	const once = newIdempotency<Shown>();
	return defineRoute({
		method: "POST",
		path: "/users",
		roles: MANAGERS,
		summary: "Add a person; without a password one is made and shown once",
		input: { body: z.object({ name: z.string().max(200), role, password: password.optional() }) },
		status: 201,
		answer: userWithPasswordShape,
		problems: ["already-exists", "forbidden"],
		idempotent: true,
		async handle({ body: { password: chosen, ...body }, who, key }) {
			mustManage(who, body.role);
			const chosenOrNot = chosen === undefined ? {} : { password: chosen };
			const added = await once({ who, key, content: { ...body, chosen } }, async () =>
				shown(await people.add({ ...body, ...chosenOrNot, by: `user:${who.user}` })),
			);
			return { body: added };
		},
	});
}

const changes = z
	.object({
		role: role.optional(),
		password: z.union([password, z.object({ make: z.literal(true) })]).optional(),
		disabled: z.literal(true).optional(),
	})
	.refine((change) => Object.values(change).some((value) => value !== undefined), {
		message: "one of role, password, disabled",
	});

function change({ people }: Hub["access"]): Route {
	const once = newIdempotency<Shown>();
	return defineRoute({
		method: "PATCH",
		path: "/users/{name}",
		roles: MANAGERS,
		summary: "Change role or password, or disable; whatever the person has open ends at once",
		input: { params: z.object({ name: z.string() }), body: changes },
		answer: userWithPasswordShape,
		problems: ["not-found", "forbidden"],
		idempotent: true,
		async handle({ params: { name }, body, who, key }) {
			const user = people.find(name);
			if (!user) throw new Refusal({ code: "not-found", detail: `there is no user ${name}` });
			mustManage(who, user.role);
			if (body.role !== undefined) mustManage(who, body.role);
			const by = `user:${who.user}` as const;
			const changed = await once({ who, key, content: { name, ...body } }, async () => {
				let result: UserWithPassword = { user };
				if (body.role !== undefined) result = { user: await people.setRole({ name, role: body.role, by }) };
				if (body.password !== undefined) {
					const chosen = typeof body.password === "string" ? { password: body.password } : {};
					result = await people.setPassword({ name, ...chosen, by });
				}
				if (body.disabled) result = { ...result, user: await people.disable({ name, by }) };
				return shown(result);
			});
			return { body: changed };
		},
	});
}

function pin({ people }: Hub["access"]): Route {
	return defineRoute({
		method: "POST",
		path: "/users/{name}/pin",
		roles: ANYONE,
		summary: "Set one's own PIN, for taking over a shift on the page that runs; nobody sets another's",
		input: {
			params: z.object({ name: z.string() }),
			body: z.object({ pin: z.string().max(200).meta({ description: "6 to 12 digits" }) }),
		},
		status: 204,
		answer: z.null(),
		problems: ["forbidden", "not-found"],
		async handle({ params: { name }, body, who }) {
			if (name !== who.user) throw new Refusal({ code: "forbidden", detail: "everybody sets their own PIN only" });
			await people.setPin({ name, pin: body.pin, by: `user:${who.user}` });
			return { body: null };
		},
	});
}

function mustManage({ role: mine }: Principal, theirs: Role): void {
	const allowed = managedBy(mine);
	if (allowed.includes(theirs)) return;
	throw new Refusal({ code: "forbidden", detail: `a ${mine} manages only: ${allowed.join(", ")}; found ${theirs}` });
}

function shown({ user, password: made }: { user: UserView; password?: string }): Shown {
	const { name, role: theirs, createdAt, disabledAt, demo } = user;
	return {
		name,
		role: theirs,
		createdAt: instantOf(createdAt),
		...(disabledAt !== undefined && { disabledAt: instantOf(disabledAt) }),
		...(demo && { demo }),
		...(made !== undefined && { password: made }),
	};
}
