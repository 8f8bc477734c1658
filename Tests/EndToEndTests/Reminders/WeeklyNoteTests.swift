import Foundation
import Testing

/// Shows the weekly note of the real statistics.
@Suite(.serialized) struct WeeklyNoteTests {
    private static let day: TimeInterval = 86_400

    /// The settings with the note on the weekday of `date`.
    private func config(_ date: Date) -> Config {
        let days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
        let number = Calendar.current.component(.weekday, from: date)
        return Config(["sitting.remind_after": "1h", "history.weekly_note": days[number - 1]])
    }

    /// A history with a pose and two hours of sitting on the day before yesterday.
    private func putHistory(_ desktop: Desktop) throws {
        let noon = Calendar.current.startOfDay(for: .now) - 1.5 * Self.day
        let folder = desktop.sandbox.file("home/data/balasana/history/desk")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let rows = [
            "time\tevent\tkind\tvariation\thold_seconds\tsitting_seconds\tdetail",
            "\(stamp(noon - 60))\tdone\tsitting\tseated\t30\t60\t",
            "\(stamp(noon))\tbout\tsitting\t\t\t7200\tfrom=\(stamp(noon - 7200)) ended=away",
        ]
        let file = folder.appending(path: "\(stamp(noon).prefix(7)).tsv")
        try (rows.joined(separator: "\n") + "\n").write(to: file, atomically: true, encoding: .utf8)
    }

    private func stamp(_ date: Date) -> String {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.dateFormat = "yyyy-MM-dd'T'HH:mm:ss.SSSxxx"
        return format.string(from: date)
    }

    @Test("On its day a quiet note says how the week was, once, also over a restart") func note() async throws {
        try await Desktop.run(.dunst, config(.now)) { desktop in
            try putHistory(desktop)
            try desktop.agent.start()
            let note = try desktop.presented("the weekly note")
            #expect(note.summary == "Your last seven days")
            #expect(note.body == "Practised on 1 of 1 day at the desk.\nSat 2 h on 1 day.")
            #expect(note.keys == [] && note.hints["urgency"]?.number == 0)
            #expect(note.hints["suppress-sound"]?.flag == true)
            #expect(try desktop.agent.terminate() == 0)
            try desktop.agent.start()
            try desktop.nothingPresented()
        }
    }

    @Test("A note without figures is not shown") func none() async throws {
        try await Desktop.run(.dunst, config(.now)) { desktop in
            try desktop.agent.start()
            try desktop.nothingPresented()
        }
    }

    @Test("On another day there is no note") func otherDay() async throws {
        try await Desktop.run(.dunst, config(.now + 2 * Self.day)) { desktop in
            try putHistory(desktop)
            try desktop.agent.start()
            try desktop.nothingPresented()
        }
    }
}
