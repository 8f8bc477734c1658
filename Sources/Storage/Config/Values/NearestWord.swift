/// Finds the word that a mistyped one may be meant for.
public enum NearestWord {
    /// The one of `known` nearest to `word`; nil if none is near, that is, within a third of its letters.
    public static func nearest(to word: String, among known: [String]) -> String? {
        let letters = Array(word.lowercased())
        // No key is nearly as long, and the search takes the product of the lengths.
        guard letters.count <= 40 else { return nil }
        let nearest = known.map { (word: $0, distance: distance(letters, Array($0))) }.min { $0.distance < $1.distance }
        guard let nearest, nearest.distance <= max(1, nearest.word.count / 3) else { return nil }
        return nearest.word
    }

    /// How many letters must be inserted, deleted, replaced or swapped with the next one to turn one word into the
    /// other.
    static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in 1..<left.count + 1 {
            var current = [row]
            for column in 1..<right.count + 1 {
                let isSame = left[row - 1] == right[column - 1]
                var best = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1))
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    best = min(best, beforeLast[column - 2] + 1)
                }
                current.append(best)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
