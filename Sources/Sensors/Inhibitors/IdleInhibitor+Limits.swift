import Platform
import ReminderCore

extension IdleInhibitor {
    /// How many inhibitors of a source are kept. Real desktops have a few.
    static let most = 64

    /// An inhibitor with the words of another program, which are cleaned and shortened before anything looks at them.
    init(named program: String, because reason: String) {
        self.init(program: program.harmlessName, reason: reason.harmlessReason)
    }
}

extension Sequence<IdleInhibitor> {
    /// The first ``IdleInhibitor/most`` different ones, in the same order.
    var distinct: [IdleInhibitor] {
        var found: [IdleInhibitor] = []
        for inhibitor in self where !found.contains(inhibitor) {
            found.append(inhibitor)
            if found.count == IdleInhibitor.most { break }
        }
        return found
    }
}
