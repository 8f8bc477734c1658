import Glibc

/// The inputs and the words that a reader's fuzzer starts from, made of the inputs of the tests.
struct SeedCorpus {
    /// More is no input of a test, and slows down every change of it.
    private static let longest = 32_768

    private var inputs: [[UInt8]] = []
    private let words: [String]

    init(_ reader: FuzzReader, repository: String) {
        words = reader.words()
        for input in reader.made() { add(input) }
        for file in reader.sources.flatMap({ InputFile.all(at: "\(repository)/\($0)") }) {
            let bytes = InputFile.read(file)
            let texts = file.hasSuffix(".swift") ? SwiftLiterals(bytes).texts : [bytes]
            for text in texts where text.count <= Self.longest { reader.adapt(text).map { add($0) } }
        }
    }

    private mutating func add(_ input: [UInt8]) {
        if !input.isEmpty, !inputs.contains(input) { inputs.append(input) }
    }

    /// Writes the inputs into `folder`, and the words in libFuzzer's format beside it.
    func write(to folder: String) {
        mkdir(folder, 0o700)
        for (index, input) in inputs.enumerated() {
            let number = String(index)
            let name = String(repeating: "0", count: max(0, 4 - number.count)) + number
            InputFile.write(input, to: "\(folder)/\(name)")
        }
        let lines = words.map { word in "\"" + word.utf8.map(Self.escaped).joined() + "\"\n" }
        InputFile.write(Array(lines.joined().utf8), to: "\(folder).words")
    }

    private static func escaped(_ byte: UInt8) -> String {
        let isPlain = (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
        if isPlain { return String(UnicodeScalar(byte)) }
        return "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
}
