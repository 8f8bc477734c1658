/// The lists of events in the text of an export, and the text without them. The decoder needs ten times the memory of
/// what it decodes, so the events are decoded a few at a time, and those of other watchers never.
struct ExportParts {
    /// The text in which each list of events has one member, its number in ``lists``.
    private(set) var frame: [UInt8] = []
    /// The pieces of each list, which have whole events with commas between them.
    private(set) var lists: [[ArraySlice<UInt8>]] = []

    /// A piece is cut after the first event beyond this length, in bytes.
    private static let pieceLength = 65_536
    /// `{"buckets":{"desk":{"events":[`: the brackets that are open in a list of events.
    private static let depth = 4

    /// Finds the lists in `bytes`. If they are not JSON, neither is ``frame``, or one of the pieces.
    init(_ bytes: ArraySlice<UInt8>) {
        var depth = 0
        var string: (start: Int, isEscaped: Bool)?
        // The last text, and the keys of the objects that are open.
        var text = bytes[..<bytes.startIndex]
        var keys = [ArraySlice<UInt8>](repeating: text, count: Self.depth)
        var list: (start: Int, pieces: [ArraySlice<UInt8>])?
        var copied = bytes.startIndex
        for (index, byte) in zip(bytes.indices, bytes) {
            if let open = string {
                if open.isEscaped || byte == UInt8(ascii: "\\") {
                    string?.isEscaped.toggle()
                } else if byte == UInt8(ascii: "\"") {
                    text = bytes[open.start..<index]
                    string = nil
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): string = (index + 1, false)
            case UInt8(ascii: ":"): if (1..<Self.depth).contains(depth) { keys[depth] = text }
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                if byte == UInt8(ascii: "["), depth == Self.depth, keys[1].elementsEqual("buckets".utf8),
                    keys[3].elementsEqual("events".utf8)
                {
                    list = (index + 1, [])
                }
            case UInt8(ascii: ","):
                if depth == Self.depth, let open = list, index - open.start > Self.pieceLength {
                    list = (index + 1, open.pieces + [bytes[open.start..<index]])
                }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == Self.depth, let open = list {
                    let start = open.pieces.first?.startIndex ?? open.start
                    frame += bytes[copied..<start] + "\(lists.count)".utf8
                    lists.append(open.pieces + [bytes[open.start..<index]])
                    (list, copied) = (nil, index)
                }
                depth -= 1
            case _: break
            }
        }
        frame += bytes[copied...]
    }
}
