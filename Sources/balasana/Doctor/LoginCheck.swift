extension LoginFacts {
    /// What there is to say about the start at login.
    var findings: [Finding] {
        switch ways.count {
        case 0: [nothing]
        case 1: []
        default:
            [
                problem(
                    "The agent is started more than once at login, of which all but the first end at once: by "
                        + ways.map(description).joined(separator: " and by ") + ".",
                    ways.contains(.config)
                        ? "Keep one of them: `balasana autostart disable` leaves the config's alone."
                        : "Keep one of them: `balasana autostart enable` leaves the entry alone, and with --systemd the unit."
                )
            ]
        }
    }

    /// What is left that starts the agent, when entry and unit are switched off.
    var leftovers: [Finding] {
        guard let compositor, compositorStartsIt else { return findings }
        return [
            problem(
                "The agent still starts by the config of \(compositor.rawValue).",
                "Take the line with balasana-agent out of it.")
        ]
    }

    /// The line that the compositor's config needs; nil where nothing hangs on it.
    var neededLine: String? {
        guard way == nil, let compositor, findings.contains(where: { $0.severity == .problem }) else { return nil }
        return compositor.line(starting: entryProgram ?? program)
    }

    /// What starts the agent, in one line.
    var sentence: String {
        switch way {
        case .entry: "starts by \(entry?.path ?? "")"
        case .unit: "starts as the systemd user unit balasana.service"
        case .config: "starts by the config of \(compositor?.rawValue ?? "")"
        case nil: "does not start"
        }
    }

    private func description(_ way: Way) -> String {
        switch way {
        case .entry: "the autostart entry \(entry?.path ?? "")"
        case .unit: "the systemd user unit balasana.service"
        case .config: "the config of \(compositor?.rawValue ?? "")"
        }
    }

    /// Why nothing starts the agent.
    private var nothing: Finding {
        if let unit, unit.isEnabled {
            if let program = unit.missingProgram {
                return problem(
                    "At login \(program) is to start, which is not there (\(unit.path)).",
                    "`./install.sh` puts both right.")
            }
            return problem(
                "The agent is to start as \(unit.path), but this session never reaches graphical-session.target, on which "
                    + "it hangs.",
                compositor.map(addLine) ?? "`balasana autostart enable` starts it through the desktop instead.")
        }
        switch entry?.state {
        case .works:
            return problem(
                "\(compositor?.rawValue ?? "The desktop") does not read the autostart folder, so that nothing starts the "
                    + "agent at login.", compositor.map(addLine) ?? again)
        case .off(let line):
            return Finding(
                about: .autostart, severity: .note,
                what: "The start at login is switched off: \(line) in \(entry?.path ?? "").",
                advice: "`balasana autostart enable` switches it on.")
        case .elsewhere(let line):
            return problem(
                "The agent does not start on this desktop: \(line) in \(entry?.path ?? "").",
                "Take that line out, or add this desktop to it.")
        case .programMissing(let missing):
            return problem(
                "At login \(missing) is to start, which is not there (\(entry?.path ?? "")).",
                missing == program
                    ? "`./install.sh` puts it there again."
                    : missing.hasSuffix("/balasana-agent") || missing == "balasana-agent"
                        ? again
                        : "Put its path right, or move the entry away; then `balasana autostart enable` makes a new one."
            )
        case .unusable:
            return problem(
                "\(entry?.path ?? "") is no desktop entry that starts a program.",
                "Move it away; `balasana autostart enable` puts a new one there.")
        case nil:
            if unit != nil {
                return Finding(
                    about: .autostart, severity: .note, what: "The start at login is switched off.",
                    advice: "`balasana autostart enable --systemd` switches it on.")
            }
            return problem("Nothing starts the agent at login.", compositor.map(addLine) ?? again)
        }
    }

    private var again: String { "`balasana autostart enable` sees to it." }

    private func addLine(_ compositor: Compositor) -> String {
        let line = compositor.line(starting: entryProgram ?? program)
        return "Add this line to the config of \(compositor.rawValue): `\(line)`."
    }

    private var entryProgram: String? {
        if case .works(let program)? = entry?.state { program } else { nil }
    }

    private func problem(_ what: String, _ advice: String) -> Finding {
        Finding(about: .autostart, what: what, advice: advice)
    }
}
