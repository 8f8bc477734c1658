import ArgumentParser

struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Look at the settings and change them.",
        discussion: """
            A KEY is a group and a key, such as sitting.remind_after or slot.morning.at; `balasana config show` lists them \
            all. The file is yours: nothing but set, edit and reset writes it, and the agent takes up what is saved at once.
            """,
        subcommands: [
            ConfigShow.self, ConfigGet.self, ConfigSet.self, ConfigEdit.self, ConfigCheck.self, ConfigPath.self,
            ConfigReset.self,
        ])
}
