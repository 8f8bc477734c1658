import ArgumentParser
import ReminderCore

struct StandCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stand", abstract: "Say that you are standing. Sitting reminders stop.",
        discussion: """
            Standing up counts as a break. It ends with `balasana sit`, after the length, or when you take a break. \
            Sessions still come. A desk's controller can call the methods Stand and Sit; see balasana-agent(1).

            Examples:
              balasana stand
              balasana stand 45
            """)

    @Argument(
        help: ArgumentHelp(
            "For example 45 or 1h30m, from 1m to 12h. Default: until `balasana sit` or your next break.",
            valueName: "length"),
        completion: .list(["15m", "30m", "45m", "1h"]), transform: LengthArgument.parseStand)
    var length: Duration?

    func run() throws {
        try AgentClient().send(.stand(length))
    }
}
