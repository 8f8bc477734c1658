import Control
import Glibc
import Presenters

/// The command line of `balasana-agent`, which only takes `--help` and `--version`.
public enum AgentArguments {
    /// The exit status after printing help, the version or an error; nil without arguments, when the agent runs.
    ///
    /// - Parameter words: The arguments, without the program's name.
    public static func answer(_ words: [String]) -> Int32? {
        if words.isEmpty { return nil }
        if let odd = words.first(where: { !known.contains($0) }) {
            let mistake = odd.hasPrefix("-") ? "Unknown option \(odd)." : "Unexpected argument \"\(odd)\"."
            Log.write("\(mistake) See `balasana-agent --help`.")
            return EX_USAGE
        }
        print(words.allSatisfy { $0 == "--version" } ? Version.number : help)
        guard fflush(nil) == 0 else {
            Log.write("The output could not be written: \(String(cString: strerror(errno)))")
            return EX_CANTCREAT
        }
        return EXIT_SUCCESS
    }

    private static let known: Set = ["--help", "-h", "--version"]

    private static let help = """
        Show the reminders of Balasana.

        Usage: balasana-agent

        The agent starts at login.
        To control it, use `balasana`:
          balasana agent start
          balasana agent stop
          balasana autostart status

        Options:
          --version   Show the version.
          -h, --help  Show this help.

        Manual page: balasana-agent(1).
        """
}
