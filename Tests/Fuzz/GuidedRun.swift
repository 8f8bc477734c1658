import Fixtures
import Glibc

/// A run of libFuzzer, which follows the code that an input reaches.
enum GuidedRun {
    #if COVERAGE_GUIDED
        private nonisolated(unsafe) static var reader = FuzzReader.all[0]

        @_silgen_name("LLVMFuzzerRunDriver")
        private static func runDriver(
            _ count: UnsafeMutablePointer<CInt>,
            _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
            _ check: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
        ) -> CInt

        static func go(_ reader: FuzzReader, arguments: [String]) -> Never {
            self.reader = reader
            let words: [UnsafeMutablePointer<CChar>?] = ([CommandLine.arguments[0]] + arguments).map { strdup($0) }
            var count = CInt(words.count)
            // libFuzzer keeps both arrays to the end of the process.
            let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: words.count + 1)
            list.initialize(repeating: nil, count: words.count + 1)
            list.update(from: words, count: words.count)
            var start = list
            exit(
                runDriver(&count, &start) { bytes, size in
                    GuidedRun.reader.run(Array(UnsafeBufferPointer(start: bytes, count: size)))
                    return 0
                })
        }
    #else
        static func go(_ reader: FuzzReader, arguments: [String]) -> Never {
            complain("This build has no libFuzzer.")
            exit(69)
        }
    #endif
}

#if COVERAGE_GUIDED
    @_silgen_name("LLVMFuzzerMutate")
    private func changeBytes(_ bytes: UnsafeMutablePointer<UInt8>, _ size: Int, _ most: Int) -> Int

    /// What libFuzzer calls to change an input: a line of it, or bytes in libFuzzer's own way.
    @_cdecl("LLVMFuzzerCustomMutator")
    func changeInput(_ bytes: UnsafeMutablePointer<UInt8>, _ size: Int, _ most: Int, _ seed: UInt32) -> Int {
        var numbers = SeededNumbers(seed: UInt64(seed))
        guard Int.random(in: 0..<5, using: &numbers) == 0 else { return changeBytes(bytes, size, most) }
        var input = Array(UnsafeBufferPointer(start: bytes, count: size))
        LineChange.change(&input, &numbers)
        guard (1...most).contains(input.count) else { return changeBytes(bytes, size, most) }
        bytes.update(from: input, count: input.count)
        return input.count
    }
#endif
