/// A configuration in which a working day takes seconds.
struct Config {
    private var lines: [String] = []

    /// The quick day with the values in `own`, whose keys are written `group.key`.
    init(_ own: [String: String] = [:]) {
        // A reminder is due after two seconds, and it is shown at once because no key was pressed for one second.
        // Everything that ends by itself lasts longer than any test.
        let quick = [
            "sitting.remind_after": "2s", "sitting.break_after": "10m", "sitting.bump": "0s", "sitting.hold": "2s",
            "slot morning.at": "off", "slot evening.at": "off",
            "delivery.pause": "1s", "delivery.patience": "10m", "delivery.long_pause": "10m", "delivery.settle": "0s",
            "delivery.nudge": "10m", "delivery.on_screen": "10m", "delivery.before_slot": "0s",
            "snooze.lengths": "10m", "guide.get_down_chair": "1s", "guide.come_up": "1s",
            // No sound, except in tests with their own sound server.
            "guide.voice": "never", "guide.chime": "never",
        ].merging(own) { _, own in own }
        let groups = Dictionary(grouping: quick) { $0.key.prefix { $0 != "." } }
        for (group, values) in groups.sorted(by: { $0.key < $1.key }) {
            lines.append("[\(group)]")
            for (key, value) in values.sorted(by: { $0.key < $1.key }) {
                lines.append("\(key.dropFirst(group.count + 1)) = \(value)")
            }
        }
    }

    var text: String { lines.joined(separator: "\n") + "\n" }

    /// The number of the first line with `text`, counted from 1.
    func line(of text: String) -> Int? {
        lines.firstIndex { $0.contains(text) }.map { $0 + 1 }
    }
}
