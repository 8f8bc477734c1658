import ArgumentParser
import Glibc

/// Ends the program after an error: prints help, a usage mistake or a failure.
enum Ending {
    /// Prints `error` for the user who typed `words`.
    ///
    /// - Returns: The exit status.
    static func status(_ error: any Error, _ words: [String]) -> Int32 {
        do {
            if let status = error as? ExitCode { return status.rawValue }
            try say(error, CommandPath(words))
            try StandardOutput.end()
        } catch let status as ExitCode {
            return status.rawValue
        } catch {
            StandardError.say("\(error)")
            return EXIT_FAILURE
        }
        return BalasanaCommand.exitCode(for: error).rawValue
    }

    private static func say(_ error: any Error, _ path: CommandPath) throws {
        let message = BalasanaCommand.message(for: error)
        let status = BalasanaCommand.exitCode(for: error)
        let isHelp = status.isSuccess && message.hasPrefix("OVERVIEW:")
        if status == .validationFailure || isHelp && path.unknownCommand != nil {
            throw try mistake(message, path)
        } else if isHelp {
            print(HelpPage(path, in: try .current()).text(width: Terminal.current.textWidth))
        } else if status.isSuccess {
            // A completion script has tabs.
            Swift.print(message)
        } else if !message.isEmpty {
            StandardError.say(message)
        }
    }

    private static func mistake(_ message: String, _ path: CommandPath) throws -> ExitCode {
        let command = try CommandTree.current().command(path.names)
        StandardError.say(UsageMistake(path: path, command: command, message: message).sentence)
        let width = Terminal.width(of: 2) ?? 80
        StandardError.write(UsageLayout.lines(path.usage, width: width).joined(separator: "\n"))
        return .validationFailure
    }
}
