import ArgumentParser
import GLibBridge
import Glibc

/// The exit statuses besides success, in the numbers of `sysexits.h`; each says its message on standard error first.
enum Exit {
    /// All exit statuses and what they mean, for the help and the manual.
    static let meanings: [(status: Int32, meaning: String)] = [
        (EXIT_SUCCESS, "done"),
        (
            EXIT_FAILURE,
            "doctor has findings, nothing starts at login, an edit was given up or a history has unreadable lines"
        ),
        (EX_USAGE, "wrong arguments"), (EX_DATAERR, "a config or a trace has faults"),
        (EX_NOINPUT, "a file is missing or cannot be read"), (EX_UNAVAILABLE, "no agent is running"),
        (EX_CANTCREAT, "a file cannot be written"), (EX_TEMPFAIL, "nothing is due"),
        (EX_NOPERM, "refused (for instance when no snoozes are left)"), (130, "a hold was stopped with Ctrl-C"),
    ]

    /// 69: there is nobody to ask.
    static func unavailable(_ message: String) -> ExitCode { say(message, EX_UNAVAILABLE) }
    /// 69: the program of this name cannot be started.
    static func unavailable(_ program: String, _ failure: Program.Failure) -> ExitCode {
        unavailable("\(program) cannot be started: \(failure.reason).")
    }
    /// 75: there is nothing to answer, now.
    static func nothingDue(_ message: String) -> ExitCode { say(message, EX_TEMPFAIL) }
    /// 77: it is not allowed, or not now.
    static func refused(_ message: String) -> ExitCode { say(message, EX_NOPERM) }
    /// 64: the arguments are not what the command takes.
    static func usage(_ message: String) -> ExitCode { say(message, EX_USAGE) }
    /// 65: what a file says cannot be read.
    static func unreadable(_ message: String) -> ExitCode { say(message, EX_DATAERR) }
    /// 66: there is no such file, or it is not for this user to read.
    static func noInput(_ message: String) -> ExitCode { say(message, EX_NOINPUT) }
    /// 73: a file that was asked for cannot be written.
    static func cannotWrite(_ message: String) -> ExitCode { say(message, EX_CANTCREAT) }
    /// 1: what was printed is not all there is.
    static func incomplete(_ message: String) -> ExitCode { say(message, EXIT_FAILURE) }

    private static func say(_ message: String, _ status: Int32) -> ExitCode {
        StandardError.say(message)
        return ExitCode(status)
    }
}
