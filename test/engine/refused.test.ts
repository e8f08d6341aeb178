import { expect, test } from "vitest";
import { PROBLEMS } from "../../src/model/problem.ts";
import { en } from "../../src/web/kit/catalogue/en.ts";
import { zhCN } from "../../src/web/kit/catalogue/zh-cn.ts";
import { REFUSED } from "./refused.ts";

test.each(REFUSED)(
	"$what is refused: the hub says what is so and what is allowed, in words of both languages",
	(one) => {
		const problem = one.ask();
		expect(problem).toMatchObject({ code: one.code, detail: expect.stringMatching(one.says) });
		expect(PROBLEMS).toHaveProperty([one.code]);
		const { code, state, allowed = [] } = problem ?? {};
		for (const catalogue of [en, zhCN]) {
			expect(catalogue).toHaveProperty([`problem.${code}`]);
			for (const verb of allowed) expect(catalogue).toHaveProperty([`verb.${verb}`]);
			if (state === undefined) continue;
			expect([`state.${state}`, `now.${state}`].filter((key) => Object.hasOwn(catalogue, key))).not.toEqual([]);
		}
	},
);
