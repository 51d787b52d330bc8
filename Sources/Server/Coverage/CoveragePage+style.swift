extension CoveragePage {
  static let style = #"""
    :root {
      --paper: #fff; --sheet: #f6f7f9; --ink: #1b1f24; --faint: #5b6470; --line: #d9dee4;
      --good: #1a7f37; --good-wash: #dff3e4; --warn: #8a5a00; --warn-wash: #fdf0d3;
      --link: #0b57b0; --bar: #4aa564;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #11151a; --sheet: #191f26; --ink: #e4e8ed; --faint: #98a3b0; --line: #2f3842;
        --good: #6fd08a; --good-wash: #17301f; --warn: #e6b45c; --warn-wash: #35290f;
        --link: #7fb6f5; --bar: #3f8f58;
      }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 3rem); max-width: 80rem;
      background: var(--paper); color: var(--ink);
      font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
      font-variant-numeric: tabular-nums;
    }
    h1 { font-size: 1.6rem; margin: 0; }
    h2 { font-size: 1.2rem; margin: 0 0 .4rem; }
    h3 { font-size: 1rem; margin: 1.4rem 0 .4rem; }
    h4 { font-size: .78rem; margin: .7rem 0 .3rem; color: var(--faint); font-weight: 600; }
    header p, .remarks, footer { color: var(--faint); margin: .2rem 0 1rem; }
    footer { margin-top: 3rem; font-size: .85rem; max-width: 60rem; }
    a { color: var(--link); text-decoration: none; }
    a:hover { text-decoration: underline; }
    code, .name, .chips, td small {
      font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
    }
    .cards { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr)); }
    .card {
      border: 1px solid var(--line); border-radius: 8px; padding: 1rem; background: var(--sheet);
    }
    .meter { display: grid; grid-template-columns: 1fr auto auto; column-gap: .6rem;
      align-items: baseline; margin-top: .5rem; }
    .meter span { white-space: nowrap; }
    .meter b { text-align: right; }
    .meter small { color: var(--faint); text-align: right; white-space: nowrap;
      min-width: 5.5rem; }
    .meter i { grid-row: 2; grid-column: 1 / -1; height: 6px; border-radius: 3px;
      background: linear-gradient(var(--bar) 0 0) 0 0 / var(--part) 100% no-repeat var(--line); }
    .filter { display: flex; flex-wrap: wrap; gap: .8rem 1.4rem; align-items: center;
      margin: 1.6rem 0 .4rem; }
    .filter label { color: var(--faint); }
    input, select, .filter button {
      font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--line);
      border-radius: 6px; padding: .3rem .6rem;
    }
    input[type=search] { width: min(22rem, 60vw); }
    section { margin-top: 2rem; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; }
    th { text-align: left; border-bottom: 2px solid var(--line); padding: .2rem .6rem .2rem 0;
      font-weight: 600; white-space: nowrap; }
    th button { all: unset; cursor: pointer; }
    th button:focus-visible, .name:focus-visible { outline: 2px solid var(--link); }
    th[aria-sort=ascending] button::after { content: " ▲"; font-size: .7em; }
    th[aria-sort=descending] button::after { content: " ▼"; font-size: .7em; }
    td { border-bottom: 1px solid var(--line); padding: .4rem .6rem .4rem 0; vertical-align: top; }
    .operations tr:not(.detail) td { border-bottom: 0; border-top: 1px solid var(--line); }
    .operations td:nth-child(n+3), .operations th:nth-child(n+3) { width: 8.5rem; }
    .operations td:nth-child(3), .operations th:nth-child(3) { width: 5rem; }
    .operations td:nth-child(2) { width: 8.5rem; }
    .detail td { border-bottom: 0; padding: 0 0 1rem 1.2rem; }
    .detail p { margin: 0; color: var(--faint); }
    td small { color: var(--faint); font-size: .8rem; overflow-wrap: anywhere; }
    .name { all: unset; cursor: pointer; font-size: .9rem; font-weight: 600; display: block; }
    .name::before { content: "▸"; display: inline-block; width: 1.1em; color: var(--faint); }
    .name[aria-expanded=true]::before { content: "▾"; }
    .name + small { display: block; padding-left: 1.3em; }
    .state { border-radius: 99px; padding: .1rem .6rem; font-size: .8rem; white-space: nowrap;
      background: var(--sheet); color: var(--faint); border: 1px solid var(--line); }
    [data-state=exercised] .state { background: var(--good-wash); color: var(--good);
      border-color: transparent; }
    [data-state=failed] .state { background: var(--warn-wash); color: var(--warn);
      border-color: transparent; }
    .part { display: block; padding-bottom: 3px; white-space: nowrap;
      background: linear-gradient(var(--bar) 0 0) 0 100% / var(--part) 3px no-repeat,
        linear-gradient(var(--line) 0 0) 0 100% / 100% 3px no-repeat; }
    .part small { font-family: inherit; }
    .none { color: var(--faint); }
    .chips { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem;
      font-size: .78rem; }
    .chips li { border-radius: 4px; padding: .05rem .45rem; overflow-wrap: anywhere; }
    .met { background: var(--good-wash); color: var(--good); }
    .never { border: 1px dashed var(--faint); color: var(--faint); }
    .other { background: var(--warn-wash); color: var(--warn); }
    .strays td:first-child { width: 4rem; }
    [hidden] { display: none !important; }
    @media print { .filter { display: none; } }
    """#
}
