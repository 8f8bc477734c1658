import Glibc

/// A reader of the product, the inputs to start from, and the properties that hold for every input.
struct FuzzReader: Sendable {
    /// Its name on the command line.
    let name: String
    /// The files and folders of the repository whose texts are inputs: the literals of Swift files, others as a whole.
    let sources: [String]
    /// Inputs that are in no file.
    var made: @Sendable () -> [[UInt8]] = { [] }
    /// What a text of ``sources`` is as an input; nil for none.
    var adapt: @Sendable ([UInt8]) -> [UInt8]? = { $0 }
    /// Words to mix in.
    let words: @Sendable () -> [String]
    /// The size in bytes up to which a few inputs are repeated, to find work that grows too fast; 0 for none.
    var repeatedSize = 0
    /// Ends the process, with ``demand(_:_:)``, where a property does not hold.
    let check: @Sendable ([UInt8]) -> Void

    static let all: [FuzzReader] = [
        .keyFile, .config, .configSet, .trace, .activityWatch, .history, .state, .status,
    ]

    /// Checks `input`, and about one input of 2000 repeated as well. The input alone decides which ones: failures
    /// can be repeated.
    func run(_ input: [UInt8]) {
        check(input)
        guard repeatedSize > 0, !input.isEmpty else { return }
        let hash = input.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        guard (hash >> 8) % 2048 == 7 else { return }
        check(Array(repeatElement(input, count: repeatedSize / input.count + 1).joined().prefix(repeatedSize)))
    }
}

/// Ends the process with `message` on standard error, and SIGABRT, unless `condition` holds.
func demand(_ condition: Bool, _ message: @autoclosure () -> String, file: StaticString = #fileID, line: UInt = #line) {
    if condition { return }
    complain("error: \(message()) (\(file):\(line))")
    abort()
}

/// Prints `text` and a line's end on standard error.
func complain(_ text: String) {
    let line = text + "\n"
    _ = line.utf8CString.withUnsafeBytes { write(2, $0.baseAddress, $0.count - 1) }
}
