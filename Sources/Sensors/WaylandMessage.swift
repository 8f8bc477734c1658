/// A message of the Wayland wire format, which the Wayland book's appendix tells: the object, the length in bytes and
/// the opcode in two words, and then the arguments in words, all in the machine's byte order.
struct WaylandMessage {
    /// An argument of a request. Objects and new objects are unsigned words, too.
    enum Argument {
        case word(UInt32)
        case text(String)
    }

    /// How long the head is, in bytes.
    static let head = 8

    let object: UInt32
    let opcode: UInt16
    private var arguments: ArraySlice<UInt8>

    /// The first message of `bytes` and how long it is there; nil when it has not all come yet.
    ///
    /// - Throws: ``Nonsense`` when it says that it is shorter than its own head, or no whole number of words.
    static func first(of bytes: ArraySlice<UInt8>) throws(Nonsense) -> (message: WaylandMessage, length: Int)? {
        guard let object = word(of: bytes), let lengths = word(of: bytes.dropFirst(4)) else { return nil }
        let length = Int(lengths >> 16)
        guard length >= head, length % 4 == 0 else { throw Nonsense() }
        guard bytes.count >= length else { return nil }
        let arguments = bytes.prefix(length).dropFirst(head)
        return (WaylandMessage(object, UInt16(truncatingIfNeeded: lengths), arguments), length)
    }

    /// A message that a server would not send.
    struct Nonsense: Error {}

    private init(_ object: UInt32, _ opcode: UInt16, _ arguments: ArraySlice<UInt8>) {
        self.object = object
        self.opcode = opcode
        self.arguments = arguments
    }

    /// The next argument, a word; nil when there is none left.
    mutating func nextWord() -> UInt32? {
        guard let word = Self.word(of: arguments) else { return nil }
        arguments = arguments.dropFirst(4)
        return word
    }

    /// The next argument, a text: its length with the zero at its end, and then its bytes, filled up to a word; nil when
    /// that is not what there is.
    mutating func nextText() -> String? {
        guard let length = nextWord().map({ Int($0) }), length > 0, length <= arguments.count else { return nil }
        let text = String(decoding: arguments.prefix(length - 1), as: UTF8.self)
        arguments = arguments.dropFirst((length + 3) & ~3)
        return text
    }

    private static func word(of bytes: ArraySlice<UInt8>) -> UInt32? {
        guard bytes.count >= 4 else { return nil }
        return bytes.withUnsafeBytes { $0.loadUnaligned(as: UInt32.self) }
    }

    /// The bytes of a request, appended to `bytes`.
    static func append(
        _ object: UInt32, _ opcode: UInt16, _ arguments: [Argument], to bytes: inout [UInt8]
    ) {
        let start = bytes.count
        append(object, to: &bytes)
        append(0, to: &bytes)
        for argument in arguments {
            switch argument {
            case .word(let word): append(word, to: &bytes)
            case .text(let text):
                append(UInt32(text.utf8.count + 1), to: &bytes)
                bytes += text.utf8
                repeat { bytes.append(0) } while bytes.count % 4 != 0
            }
        }
        let lengths = UInt32(bytes.count - start) << 16 | UInt32(opcode)
        withUnsafeBytes(of: lengths) { bytes.replaceSubrange(start + 4..<start + 8, with: $0) }
    }

    private static func append(_ word: UInt32, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: word) { bytes += $0 }
    }
}
