import ArgumentParser
import GLibBridge
import Glibc

/// The exit statuses other than success, from `sysexits.h`. Each function prints its message on standard error.
enum Exit {
    /// All exit statuses with their meanings, for balasana(1).
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
        (
            EX_DATAERR,
            """
            A config file, a trace, an import or a desktop entry has errors. Warnings alone do not count. For `config \
            show`, `config get`, `config check` and `simulate`, a config file that cannot be read is an error, too.
            """
        ),
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

    /// 69: something that the command needs is not available.
    static func unavailable(_ message: String) -> ExitCode { say(message, EX_UNAVAILABLE) }
    /// 69: the program cannot be started.
    static func unavailable(_ program: String, _ failure: Program.Failure) -> ExitCode {
        unavailable("\(program) could not be started: \(failure.reason).")
    }
    /// 75: there is nothing to answer at the moment.
    static func nothingDue(_ message: String) -> ExitCode { say(message, EX_TEMPFAIL) }
    /// 77: the request is not allowed, or not at the moment.
    static func refused(_ message: String) -> ExitCode { say(message, EX_NOPERM) }
    /// 64: the arguments are invalid.
    static func usage(_ message: String) -> ExitCode { say(message, EX_USAGE) }
    /// 65: the contents of a file are invalid.
    static func unreadable(_ message: String) -> ExitCode { say(message, EX_DATAERR) }
    /// 66: a file is missing or cannot be read.
    static func noInput(_ message: String) -> ExitCode { say(message, EX_NOINPUT) }
    /// 73: a file cannot be written.
    static func cannotWrite(_ message: String) -> ExitCode { say(message, EX_CANTCREAT) }
    /// 1: the request was not carried out, or not completely.
    static func incomplete(_ message: String) -> ExitCode { say(message, EXIT_FAILURE) }

    private static func say(_ message: String, _ status: Int32) -> ExitCode {
        StandardError.say(message)
        return ExitCode(status)
    }
}
