/// A configuration in which a working day takes seconds.
struct Config {
    private var lines: [String] = []

    /// The quick day, with some values of its own: keys are written `group.key`.
    init(_ own: [String: String] = [:]) {
        let quick = [
            "sitting.remind_after": "2s", "sitting.break_after": "30s", "sitting.bump": "0s", "sitting.hold": "2s",
            "delivery.pause": "1s", "delivery.patience": "30s", "delivery.settle": "0s", "delivery.nudge": "3s",
            "delivery.on_screen": "20s", "delivery.before_slot": "0s", "snooze.lengths": "1s",
            "guide.get_down_chair": "1s", "guide.come_up": "1s",
            // Nobody hears the tests but those that bring a sound server of their own.
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

    /// The line, counted from 1, on which a text stands.
    func line(of text: String) -> Int? {
        lines.firstIndex { $0.contains(text) }.map { $0 + 1 }
    }
}
