/// The style of all pages. It uses the colours of the icon, with light, dark and print variants.
enum PageStyle {
    static let css = """
        :root {
          color-scheme: light dark;
          --page: #fdf6e8; --card: #fffdf8; --line: #e5dcc6; --text: #24383b; --head: #1c6670;
          --mark: #1c6670; --on-mark: #fdf6e8; --care: #fbe7d2; --care-line: #f4bf92; --code: #e2f0ec;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #10272b; --card: #17353a; --line: #24484e; --text: #efe8da; --head: #a9d9cf;
            --mark: #5fb3ab; --on-mark: #10272b; --care: #3a3128; --care-line: #f4bf92; --code: #0b1d20;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0; background: var(--page); color: var(--text);
          font: 1.0625rem/1.55 system-ui, "Cantarell", "Noto Sans", "DejaVu Sans", sans-serif;
        }
        header, main { max-width: 46rem; margin: 0 auto; padding: 0 1rem; }
        header { display: flex; align-items: center; gap: 1.5rem; padding-top: 2.5rem; }
        header svg { width: 8rem; height: 8rem; }
        header p { font-size: 1.1875rem; }
        h1, h2, h3 { color: var(--head); line-height: 1.2; text-wrap: balance; margin: 0; }
        h1 { font-size: clamp(1.75rem, 6vw, 2.5rem); }
        h2 { font-size: 1.5rem; margin-bottom: 1rem; }
        h3 { font-size: 1.125rem; }
        p { margin: .5rem 0 0; }
        p, li { text-wrap: pretty; }
        svg { flex: none; height: auto; }
        section { margin: 3rem 0; }
        .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(19rem, 100%), 1fr)); gap: 1rem; }
        ol.cards { list-style: none; margin: 0; padding: 0; counter-reset: step; }
        .cards > * { background: var(--card); border: 1px solid var(--line); border-radius: 1rem; padding: 1.125rem; }
        .head { display: flex; align-items: center; gap: 1rem; }
        .head svg { width: 6rem; height: 6rem; }
        ol .head h3::before {
          counter-increment: step; content: counter(step); display: grid; place-items: center; width: 1.75rem;
          height: 1.75rem; margin-bottom: .5rem; border-radius: 50%; background: var(--mark); color: var(--on-mark);
          font-size: 1rem;
        }
        .cards > ul { grid-column: 1 / -1; margin: 0; padding-left: 2.25rem; }
        li::marker { color: var(--mark); }
        ul li + li { margin-top: .5rem; }
        .care { background: var(--care); border: 1px solid var(--care-line); border-radius: 1rem; padding: 1.25rem; }
        .care .cards > * { background: none; border: 0; border-radius: 0; padding: 0; }
        .disclaimer { margin-top: 1.25rem; padding-top: 1rem; border-top: 1px solid var(--care-line); }
        .disclaimer { font-weight: 600; }
        code { background: var(--code); border-radius: .25rem; padding: .1em .3em; }
        code { font-size: .9em; white-space: nowrap; }
        @media (max-width: 30rem) {
          header { gap: 1rem; padding-top: 1.5rem; }
          header svg { width: 5.5rem; height: 5.5rem; }
          section { margin: 2.25rem 0; }
        }
        @media print {
          :root {
            --page: #fff; --card: #fff; --line: #bbb; --text: #000; --head: #1c6670; --mark: #1c6670; --on-mark: #fff;
            --care: #fff; --code: #fff;
          }
          body { font-size: 10.5pt; }
          header, main { max-width: none; padding: 0; }
          section { margin: 1.25rem 0; }
          .cards { grid-template-columns: 1fr 1fr; }
          .head svg { width: 4.5rem; height: 4.5rem; }
          .cards > *, .care, li { break-inside: avoid; }
          h2 { break-after: avoid; }
        }
        """
}
