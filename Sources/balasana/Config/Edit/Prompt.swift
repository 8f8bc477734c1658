import Glibc

/// A question answered with a letter and Enter. Enter alone chooses the first answer.
struct Prompt {
    let text: String
    /// The letters to choose from, the default first.
    let answers: [Character]

    /// Repeats the question until the answer is valid. Returns nil at the end of the input or on Ctrl-C.
    func ask() -> Character? {
        Interruption.forget()
        while true {
            StandardOutput.say(text + " ")
            guard let line = Self.line() else {
                StandardOutput.say("\n")
                return nil
            }
            guard let first = line.first else { return answers[0] }
            if let answer = answers.first(where: { String($0) == first.lowercased() }) { return answer }
            let letters = answers.dropLast().map(String.init).joined(separator: ", ")
            StandardOutput.say("Please answer \(letters) or \(answers[answers.count - 1]).\n")
        }
    }

    /// The next line of standard input without leading white space; nil at the end of the input or on Ctrl-C.
    private static func line() -> Substring? {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while true {
            guard Interruption.waitForInput(), read(0, &byte, 1) == 1 else { return nil }
            if byte == UInt8(ascii: "\n") { break }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self).drop(while: \.isWhitespace)
    }
}
