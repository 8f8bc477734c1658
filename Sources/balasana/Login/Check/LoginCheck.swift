import Presenters

extension LoginFacts {
    /// Problems and notes about the start at login.
    var findings: [Finding] {
        switch ways.count {
        case 0: [nothing]
        case 1: way == .unit ? refusal.map { [$0] } ?? [] : []
        default:
            [
                problem(
                    "The agent is started more than once at login, by "
                        + DateText.list(ways.map(description)) + ". Only the first one keeps running.",
                    ways.contains(.config)
                        ? "Keep one of them: `balasana autostart disable` keeps only the line in the config."
                        : "Keep one of them: `balasana autostart enable` keeps only the entry, "
                            + "`balasana autostart enable --systemd` only the unit."
                )
            ]
        }
    }

    /// Problems that remain after the entry and the unit are turned off.
    var leftovers: [Finding] {
        guard let compositor, compositorStartsIt else { return findings }
        return [
            problem(
                "The config of \(compositor.rawValue) still starts the agent.",
                "Remove the line with balasana-agent from it.")
        ]
    }

    /// The line to add to the compositor's config; nil if none is needed.
    var neededLine: String? {
        guard way == nil, let compositor, findings.contains(where: { $0.severity == .problem }) else { return nil }
        return compositor.line(starting: entryProgram ?? program)
    }

    /// The way the agent starts, on one line.
    var sentence: String {
        switch way {
        case .entry: "starts through \(entry?.path ?? "")"
        case .unit: "starts as the systemd user unit balasana.service"
        case .config: "starts from the config of \(compositor?.rawValue ?? "")"
        case nil: "does not start"
        }
    }

    /// The problem that systemd could not start the unit with its sandbox, for example after an upgrade of the system.
    private var refusal: Finding? {
        guard let sandbox, sandbox.fails else { return nil }
        return problem(
            "This system no longer allows the sandbox of the systemd unit (\(sandbox.path)), so the agent cannot "
                + "start.",
            "Run `balasana autostart enable --systemd`, which removes it, and then `balasana agent start`.")
    }

    private func description(_ way: Way) -> String {
        switch way {
        case .entry: "the autostart entry \(entry?.path ?? "")"
        case .unit: "the systemd user unit balasana.service"
        case .config: "the config of \(compositor?.rawValue ?? "")"
        }
    }

    /// The reason why the agent does not start.
    private var nothing: Finding {
        if let unit, unit.isEnabled {
            if let program = unit.missingProgram {
                return problem(
                    "The agent cannot start at login because \(program) does not exist (see \(unit.path)).",
                    unit.isOwn && Installation(agent: program) == .package
                        ? "Remove \(unit.path), then run `balasana autostart enable --systemd`."
                        : Installation(agent: program).repair)
            }
            return problem(
                "The agent does not start at login because this session never reaches graphical-session.target, which "
                    + "\(unit.path) needs.",
                compositor.map(addLine) ?? "Run `balasana autostart enable` to start it through the desktop instead.")
        }
        switch entry?.state {
        case .works:
            return problem(
                "\(compositor?.rawValue ?? "The desktop") ignores the autostart folder, so the agent does not start at "
                    + "login.", compositor.map(addLine) ?? again)
        case .off(let line):
            return Finding(
                about: .autostart, severity: .note,
                what: "Start at login is turned off (\(line) in \(entry?.path ?? "")).",
                advice: "Turn it on with `balasana autostart enable`.")
        case .elsewhere(let line):
            return problem(
                "The agent does not start on this desktop (\(line) in \(entry?.path ?? "")).",
                "Remove that line, or add this desktop to it.")
        case .programMissing(let missing):
            return problem(
                "The agent cannot start at login because \(missing) does not exist (see \(entry?.path ?? "")).",
                missing == program
                    ? Installation(agent: program).repair
                    : missing.hasSuffix("/balasana-agent") || missing == "balasana-agent"
                        ? again
                        : "Correct its path, or move the entry away and run `balasana autostart enable`."
            )
        case .unusable:
            return problem(
                "\(entry?.path ?? "") is not a desktop entry that starts a program.",
                "Move it away, then run `balasana autostart enable` to create a new one.")
        case nil:
            if let unit {
                return Finding(
                    about: .autostart, severity: .note, what: "Start at login is turned off.",
                    advice: "Turn it on with `balasana autostart enable\(unit.isOwn ? " --systemd" : "")`.")
            }
            return problem("The agent does not start at login.", compositor.map(addLine) ?? again)
        }
    }

    private var again: String { "Run `balasana autostart enable`." }

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
