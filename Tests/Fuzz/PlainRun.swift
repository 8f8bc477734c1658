import Fixtures
import Glibc

/// A run without libFuzzer: changes inputs blindly, for as long as it has time.
final class PlainRun {
    /// The most time for an input, in seconds; SIGALRM ends the process after it.
    private static let longestTime: UInt32 = 10
    /// The most memory that the process may ever have used, in KiB.
    private static let mostMemory = 512 << 10

    private let reader: FuzzReader
    private let inputs: [[UInt8]]
    private let words: [[UInt8]]
    private let kept: Int32
    private var numbers: SeededNumbers
    private var runs = 0

    init(_ reader: FuzzReader, folder: String, seed: UInt64, kept: String) {
        self.reader = reader
        inputs = InputFile.all(at: folder).map(InputFile.read)
        words = InputFile.read(folder + ".words").split(separator: 0x0A).map { Self.word($0) }
        numbers = SeededNumbers(seed: seed)
        self.kept = open(kept, O_RDWR | O_CREAT | O_TRUNC, 0o600)
    }

    /// Checks every input as it is, and then changed ones until the time is over.
    func go(seconds: Int) {
        let end = ContinuousClock.now + .seconds(seconds)
        for input in inputs { check(input) }
        while ContinuousClock.now < end {
            for _ in 0..<16 { check(changed()) }
        }
        print("runs \(runs) corpus \(inputs.count) memory \(Self.memory() >> 10)")
    }

    private func check(_ input: [UInt8]) {
        pwrite(kept, input, input.count, 0)
        ftruncate(kept, input.count)
        alarm(Self.longestTime)
        reader.run(input)
        alarm(0)
        runs += 1
        demand(Self.memory() <= Self.mostMemory, "it uses more than \(Self.mostMemory >> 10) MiB")
    }

    /// The most memory so far, in KiB.
    private static func memory() -> Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss
    }

    private func changed() -> [UInt8] {
        var input = inputs.randomElement(using: &numbers) ?? []
        for _ in 0..<Int.random(in: 1...6, using: &numbers) { change(&input) }
        return input
    }

    private func change(_ input: inout [UInt8]) {
        let place = Int.random(in: 0...input.count, using: &numbers)
        let end = min(input.count, place + Int.random(in: 1...40, using: &numbers))
        switch Int.random(in: 0..<9, using: &numbers) {
        case 0: input.insert(UInt8.random(in: 0...255, using: &numbers), at: place)
        case 1: if place < input.count { input[place] ^= 1 << UInt8.random(in: 0...7, using: &numbers) }
        case 2: input.removeSubrange(place..<end)
        case 3, 4: input.insert(contentsOf: words.randomElement(using: &numbers) ?? [], at: place)
        case 5: input.replaceSubrange(place..<end, with: words.randomElement(using: &numbers) ?? [])
        case 6: input.insert(contentsOf: input[place..<end], at: place)
        case 7: LineChange.change(&input, &numbers)
        case _:
            let other = inputs.randomElement(using: &numbers) ?? []
            let from = Int.random(in: 0...other.count, using: &numbers)
            input = Array(input[..<place] + other[from...])
        }
    }

    /// The word that a line of libFuzzer's dictionaries has between its quotes.
    private static func word(_ line: ArraySlice<UInt8>) -> [UInt8] {
        var word: [UInt8] = []
        var rest = line.dropFirst().dropLast()
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\\") {
                word.append(UInt8(String(decoding: rest.dropFirst().prefix(2), as: UTF8.self), radix: 16)!)
                rest = rest.dropFirst(3)
            } else {
                word.append(byte)
            }
        }
        return word
    }
}
