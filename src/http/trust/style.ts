/** The page's own style: it must stand where nothing else of the console can be loaded yet. */
export const TRUST_STYLE = `:root { color-scheme: light dark; }
body { font: 1.0625rem/1.55 system-ui, "Noto Sans SC", sans-serif; max-width: 44rem; margin: 0 auto; padding: 1rem 1.25rem 4rem; }
header { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: baseline; }
h1 { margin: 0.5rem 0; flex: 1 1 auto; }
nav { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 1.5rem 0; }
a { color: LinkText; }
nav a, .get { display: inline-block; min-height: 2.75rem; padding: 0.55rem 1rem; border: 1px solid; border-radius: 0.5rem; text-decoration: none; }
.get { background: #1f5fbf; border-color: #1f5fbf; color: #fff; }
.fingerprint { font: 1.125rem/1.7 ui-monospace, monospace; overflow-wrap: anywhere; padding: 0.75rem 1rem; border: 2px solid; border-radius: 0.5rem; }
figure { margin: 1rem 0; }
section { border-top: 1px solid GrayText; margin-top: 2rem; }
li { margin: 0.75rem 0; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 0.75rem 1rem; border: 1px solid GrayText; border-radius: 0.5rem; }
.screen { display: block; max-width: 100%; height: auto; margin: 0.75rem 0; font-size: 15px; }
.code { max-width: 100%; height: auto; }
.frame { fill: none; stroke: GrayText; stroke-width: 2; }
.rule { stroke: GrayText; stroke-opacity: 0.4; }
.head { font-weight: 650; fill: CanvasText; }
.line { fill: CanvasText; }
.touch { fill: none; stroke: #1f5fbf; stroke-width: 3; }
.mark, .on { fill: #1f5fbf; }
.knob { fill: #fff; }
`;
