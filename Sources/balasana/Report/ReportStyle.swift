/// The style of the report, in addition to that of all pages.
enum ReportStyle {
    static let css = """
        :root { --soft: #56696b; --grid: #d9d2bf; --short: #3c8d85; --medium: #1c6670; --long: #a4532a; }
        @media (prefers-color-scheme: dark) {
          :root { --soft: #a9bcbd; --grid: #33585e; --short: #5fb3ab; --medium: #a9d9cf; --long: #f4bf92; }
        }
        header p { color: var(--soft); font-size: 1.0625rem; }
        section > p { max-width: 40rem; }
        figure, .words dl {
          margin: 1rem 0 0; background: var(--card); border: 1px solid var(--line); border-radius: 1rem;
          padding: 1.125rem;
        }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .5rem 1.5rem; }
        dt { color: var(--head); font-weight: 600; }
        dd { margin: 0; text-wrap: pretty; }
        .care > ul { margin: 0; padding-left: 1.25rem; }
        .legend {
          display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 0 0 1rem; padding: 0;
          font-size: .875rem;
        }
        .legend li { display: flex; align-items: center; gap: .375rem; margin: 0; }
        .plot { display: block; overflow: visible; }
        .plot { width: calc(100% - .75rem); margin-right: .75rem; }
        .plot.numbers { width: calc(100% - 3.75rem); margin-left: 3rem; }
        .plot.words { width: calc(100% - 6.75rem); margin-left: 5.75rem; }
        .plots > * + * { margin-top: 1.25rem; }
        .months { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 1rem 2rem; }
        .mark { overflow: visible; }
        text { fill: var(--text); font-size: 13px; }
        .label { fill: var(--soft); font-size: 12px; }
        .plain { fill: var(--text); font-size: 13px; }
        .small { font-size: 11px; }
        .name { font-weight: 600; }
        .grid { stroke: var(--grid); }
        .full { fill: var(--mark); stroke: var(--mark); stroke-width: 1.5; }
        .under { fill: var(--card); }
        .open { fill: none; stroke: var(--mark); stroke-width: 2; }
        .open.alert { stroke: var(--long); }
        .open.soft { stroke: var(--soft); }
        .dotted { stroke-dasharray: 3 3; }
        .sat { stroke: var(--card); stroke-width: 1; }
        .sat.dense { stroke: none; }
        .sat.short { fill: var(--short); }
        .sat.medium { fill: var(--medium); }
        .sat.long { fill: var(--long); }
        .outcome { fill: var(--short); }
        .own { fill: var(--medium); }
        .day.practised text { fill: var(--on-mark); font-weight: 600; }
        .day.blank text { fill: var(--soft); }
        details { margin-top: 1rem; }
        summary { color: var(--head); cursor: pointer; font-size: .875rem; width: max-content; }
        .table { max-height: 24rem; overflow: auto; margin-top: .5rem; }
        table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
        caption { text-align: left; color: var(--soft); padding-bottom: .25rem; }
        th, td { text-align: left; vertical-align: top; padding: .25rem 1rem .25rem 0; }
        th { font-weight: 600; white-space: nowrap; }
        tr + tr > *, tbody > * > * { border-top: 1px solid var(--line); }
        @media (max-width: 30rem) {
          .wide { display: none; }
          dl { grid-template-columns: 1fr; gap: 0; }
          dd + dt { margin-top: .75rem; }
          figure { padding: .875rem; }
          .plot.words { width: calc(100% - 6.25rem); margin-left: 5.25rem; }
        }
        @media print {
          @page { size: A4; margin: 15mm; }
          :root { --soft: #444; --grid: #ccc; --short: #3c8d85; --medium: #1c6670; --long: #a4532a; }
          header { padding-top: 0; }
          header svg { width: 5rem; height: 5rem; }
          section, figure, .legend, svg, tr { break-inside: avoid; }
          section > p, section > h2 { break-after: avoid; }
          details:not([open]) { display: none; }
          .table { max-height: none; overflow: visible; }
        }
        """
}
