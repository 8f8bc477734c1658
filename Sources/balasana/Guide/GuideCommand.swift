import ArgumentParser
import Platform
import Presenters
import ReminderCore
import Storage

struct GuideCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guide", abstract: "Show how to do Child's Pose, how often, and what to look out for.",
        discussion: """
            It needs no agent. With --html, it writes a page with pictures, prints its path and opens it.

            A browser that is installed as a snap cannot read hidden folders such as ~/.cache. Use --output to write \
            the page elsewhere.
            """)

    @Flag(help: "Write a page for a browser and open it.")
    var html = false

    @Option(
        help: ArgumentHelp("The file to write. Default: a file in ~/.cache/balasana.", valueName: "file"),
        completion: .file(extensions: ["html"]))
    var output: String?

    @Flag(name: .customLong("no-open"), help: "Do not open the page.")
    var staysClosed = false

    func validate() throws {
        if !html, output != nil { throw ValidationError("--output needs --html.") }
        if !html, staysClosed { throw ValidationError("--no-open needs --html.") }
        if output == "" { throw ValidationError("--output needs a file name.") }
    }

    func run() throws {
        let directories = XDGDirectories.current()
        let reading = ConfigReader.load(directories)
        let settings = reading.settings
        for fault in reading.diagnostics { StandardError.say("\(fault)") }
        let (read, unreadable) = History(folder: directories.historyFolder).practice(at: .now)
        let practice = StateFile(directories).withPain(read, at: .now)
        let guide = Guide(settings, practice, .local)
        if html {
            try PageFile(.guide, path: output, usual: directories.guidePage)
                .show(GuidePage(guide, picture: SharedFolder.drawing).html, opens: !staysClosed)
        } else {
            let terminal = Terminal.current
            Swift.print(GuideText.text(guide, width: terminal.width, isBold: terminal.showsBold))
        }
        if !unreadable.isEmpty { throw Exit.incomplete(unreadable) }
    }
}
