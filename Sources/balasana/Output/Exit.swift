import ArgumentParser
import GLibBridge
import Glibc

/// The exit statuses besides success, in the numbers of `sysexits.h`; each says its message on standard error first.
enum Exit {
    /// All exit statuses and what they mean, for balasana(1).
    static let meanings: [(status: Int32, meaning: String)] = [
        (EXIT_SUCCESS, "Success."),
        (
            EXIT_FAILURE,
            """
            `doctor` or `autostart` found a problem, `config edit` or `uninstall` was cancelled, or the history has \
            unreadable lines.
            """
        ),
        (EX_USAGE, "The command line is wrong, or there is no such setting or value."),
        (EX_DATAERR, "A config file, a trace or a desktop entry has errors. Warnings alone do not count."),
        (EX_NOINPUT, "A file is missing or cannot be read."),
        (
            EX_UNAVAILABLE,
            """
            Something that is needed is not available: the agent, the session bus, systemd, or a terminal and an \
            editor for `config edit`.
            """
        ),
        (EX_CANTCREAT, "A file cannot be written. It is left as it was."),
        (EX_TEMPFAIL, "No reminder is due, or there is no hold to stop or to rate."),
        (EX_NOPERM, "The command was refused, for example because no snoozes are left."),
        (130, "A hold was stopped with Ctrl-C."),
    ]

    /// 69: something that is needed is not there.
    static func unavailable(_ message: String) -> ExitCode { say(message, EX_UNAVAILABLE) }
    /// 69: the program of this name cannot be started.
    static func unavailable(_ program: String, _ failure: Program.Failure) -> ExitCode {
        unavailable("\(program) could not be started: \(failure.reason).")
    }
    /// 75: there is nothing to answer now.
    static func nothingDue(_ message: String) -> ExitCode { say(message, EX_TEMPFAIL) }
    /// 77: it is not allowed, or not now.
    static func refused(_ message: String) -> ExitCode { say(message, EX_NOPERM) }
    /// 64: the arguments are not what the command takes.
    static func usage(_ message: String) -> ExitCode { say(message, EX_USAGE) }
    /// 65: the contents of a file are wrong.
    static func unreadable(_ message: String) -> ExitCode { say(message, EX_DATAERR) }
    /// 66: a file is missing, or this user may not read it.
    static func noInput(_ message: String) -> ExitCode { say(message, EX_NOINPUT) }
    /// 73: a file cannot be written.
    static func cannotWrite(_ message: String) -> ExitCode { say(message, EX_CANTCREAT) }
    /// 1: what was asked for was not done, or not completely.
    static func incomplete(_ message: String) -> ExitCode { say(message, EXIT_FAILURE) }

    private static func say(_ message: String, _ status: Int32) -> ExitCode {
        StandardError.say(message)
        return ExitCode(status)
    }
}
