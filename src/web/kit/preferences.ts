type Preference = "lang" | "theme" | "letters" | "tape";

/** What this workstation chose before; nothing where the browser keeps nothing. */
export function remembered(name: Preference): string | undefined {
	try {
		return localStorage.getItem(`gatehouse.${name}`) ?? undefined;
	} catch {
		return undefined;
	}
}

export function remember(name: Preference, value: string): void {
	try {
		localStorage.setItem(`gatehouse.${name}`, value);
	} catch {
		// A browser that keeps nothing asks again next time; nothing is lost by it now.
	}
}
