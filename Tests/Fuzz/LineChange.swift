import Fixtures

/// Changes whole lines of an input, which a change of bytes seldom does.
enum LineChange {
    /// Leaves a line out, doubles it, or moves it to another place.
    static func change(_ input: inout [UInt8], _ numbers: inout SeededNumbers) {
        var lines = input.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard let index = lines.indices.randomElement(using: &numbers) else { return }
        let line = lines[index]
        switch Int.random(in: 0..<3, using: &numbers) {
        case 0: lines.remove(at: index)
        case 1: lines.insert(line, at: index)
        case _:
            lines.remove(at: index)
            lines.insert(line, at: Int.random(in: 0...lines.count, using: &numbers))
        }
        input = Array(lines.joined(separator: [0x0A]))
    }
}
