const PATHS = {
	check: "M4 12.5 9.5 18 20 6.5",
	plus: "M12 4v16M4 12h16",
	minus: "M4 12h16",
	sound: "M4 9v6h4l5 4V5L8 9zM16.5 8.5a5 5 0 0 1 0 7M19 6a8.5 8.5 0 0 1 0 12",
	mute: "M4 9v6h4l5 4V5L8 9zM16.5 9.5l5 5M21.5 9.5l-5 5",
	sun: "M12 7.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM12 2v2M12 20v2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M2 12h2M20 12h2M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4",
	moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z",
	help: "M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.5v.5",
	close: "M5.5 5.5l13 13M18.5 5.5l-13 13",
	pause: "M8 5v14M16 5v14",
	play: "M7 4.5v15l12-7.5z",
	whole: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
	leave: "M14 4H5v16h9M10 12h11M17.5 8.5 21 12l-3.5 3.5",
	search: "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 20.5 20.5",
	clock: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 7v5l3.5 2",
	both: "M8.5 5.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 5.5a6.5 6.5 0 1 1 0 13",
	eye: "M2 12s3.5-6.5 10-6.5S22 12 22 12s-3.5 6.5-10 6.5S2 12 2 12zM12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6z",
	person: "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6",
	note: "M5 4h14v11l-5 5H5zM14 20v-5h5M8.5 8.5h7M8.5 12h4",
	house: "M5 13 12 6.5 19 13v7h-5v-5h-4v5H5z",
	send: "M3.5 12 20.5 4.5 15 20l-3.2-6.6zM11.8 13.4 20.5 4.5",
	keep: "M6.5 11V7.5a5.5 5.5 0 0 1 11 0V11M5 11h14v9.5H5z",
	phone:
		"M6 3.5h3.5L11 8 8.7 9.8a12 12 0 0 0 5.5 5.5L16 13l4.5 1.5V18a2.5 2.5 0 0 1-2.7 2.5A15.5 15.5 0 0 1 3.5 6.2 2.5 2.5 0 0 1 6 3.5z",
	warning: "M12 4 21 20H3zM12 10v4.5M12 17v.5",
	down: "M6 9.5l6 6 6-6",
	back: "M14.5 6l-6 6 6 6",
	forward: "M9.5 6l6 6-6 6",
	up: "M6 14.5l6-6 6 6",
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing in the colour of the text around it; says nothing by itself. */
export function Icon({ name }: { readonly name: IconName }) {
	return (
		<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
			<path d={PATHS[name]} />
		</svg>
	);
}
