import ArgumentParser

struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Show and change settings.",
        discussion: """
            A setting is a group and a key, such as sitting.remind_after or slot.morning.at. `balasana config show` \
            lists them all. The agent applies changes as soon as the file is saved.
            """,
        subcommands: [
            ConfigShow.self, ConfigGet.self, ConfigSet.self, ConfigEdit.self, ConfigOpen.self, ConfigCheck.self,
            ConfigPath.self, ConfigReset.self,
        ])
}
