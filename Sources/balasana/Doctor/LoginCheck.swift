extension LoginFacts {
    /// What there is to say about the start at login.
    var findings: [Finding] {
        let ways = [
            entryStartsIt ? entry.map { "the autostart entry \($0.path)" } : nil,
            unitStartsIt ? "the systemd user unit balasana.service" : nil,
            compositorStartsIt ? compositor.map { "the config of \($0.rawValue)" } : nil,
        ].compactMap { $0 }
        if ways.count > 1 {
            return [
                problem(
                    "The agent is started more than once at login, of which all but the first fail: by "
                        + ways.joined(separator: " and by ") + ".",
                    "Keep one of them: `./install.sh --autostart` and `./install.sh --systemd` each leave one of their own."
                )
            ]
        }
        return ways.isEmpty ? [nothing] : []
    }

    /// Why nothing starts the agent.
    private var nothing: Finding {
        if let unit, unit.isEnabled {
            return problem(
                "The agent is to start as \(unit.path), but this session never reaches graphical-session.target, on which "
                    + "it hangs.",
                compositor.map(addLine) ?? "`./install.sh --autostart` starts it through the desktop instead.")
        }
        switch entry?.state {
        case .works(let program):
            return problem(
                "\(compositor?.rawValue ?? "The desktop") does not read the autostart folder, so that nothing starts the "
                    + "agent at login.", compositor.map { addLine($0, program) } ?? again)
        case .off(let line):
            return Finding(
                about: .autostart, severity: .note,
                what: "The start at login is switched off: \(line) in \(entry?.path ?? "").",
                advice: "`./install.sh --autostart` switches it on.")
        case .elsewhere(let line):
            return problem(
                "The agent does not start on this desktop: \(line) in \(entry?.path ?? "").",
                "Take that line out, or add this desktop to it.")
        case .programMissing(let program):
            return problem(
                "At login \(program) is to start, which is not there (\(entry?.path ?? "")).",
                "`./install.sh` puts both right.")
        case .unusable:
            return problem("\(entry?.path ?? "") is no desktop entry that starts a program.", again)
        case nil:
            if unit != nil {
                return Finding(
                    about: .autostart, severity: .note, what: "The start at login is switched off.",
                    advice: "`systemctl --user enable balasana.service` switches it on.")
            }
            return problem("Nothing starts the agent at login.", compositor.map(addLine) ?? again)
        }
    }

    private var again: String { "`./install.sh --autostart` sees to it." }

    private func addLine(_ compositor: Compositor) -> String { addLine(compositor, program) }

    private func addLine(_ compositor: Compositor, _ program: String) -> String {
        "Add this line to the config of \(compositor.rawValue): `\(compositor.line(starting: program))`."
    }

    private func problem(_ what: String, _ advice: String) -> Finding {
        Finding(about: .autostart, what: what, advice: advice)
    }
}
