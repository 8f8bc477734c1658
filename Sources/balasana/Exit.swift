import ArgumentParser
import Glibc

/// The exit statuses besides success, in the numbers of `sysexits.h`; each says its message on standard error first.
enum Exit {
    /// 69: there is nobody to ask.
    static func unavailable(_ message: String) -> ExitCode { say(message, EX_UNAVAILABLE) }
    /// 75: there is nothing to answer, now.
    static func nothingDue(_ message: String) -> ExitCode { say(message, EX_TEMPFAIL) }
    /// 77: it is not allowed, or not now.
    static func refused(_ message: String) -> ExitCode { say(message, EX_NOPERM) }
    /// 64: the arguments are not what the command takes.
    static func usage(_ message: String) -> ExitCode { say(message, EX_USAGE) }

    /// 73: a file that was asked for cannot be written.
    static func cannotWrite(_ message: String) -> ExitCode { say(message, EX_CANTCREAT) }
    /// 1: what was printed is not all there is.
    static func incomplete(_ message: String) -> ExitCode { say(message, EXIT_FAILURE) }

    private static func say(_ message: String, _ status: Int32) -> ExitCode {
        StandardError.say(message)
        return ExitCode(status)
    }
}
