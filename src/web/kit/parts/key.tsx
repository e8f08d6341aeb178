/** The key that does the same. */
export function KeyHint({ children }: { readonly children: string }) {
	return (
		<span class="key" aria-hidden="true">
			{children}
		</span>
	);
}
