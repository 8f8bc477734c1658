import Foundation

/// A value as D-Bus sends it, by the type system of the D-Bus specification.
enum WireValue: Sendable {
    case number(Int64)
    case real(Double)
    case text(String)
    case list([WireValue])
    case entry([WireValue])

    var number: Int64? { if case .number(let number) = self { number } else { nil } }
    var text: String? { if case .text(let text) = self { text } else { nil } }
    var list: [WireValue] {
        switch self {
        case .list(let items), .entry(let items): items
        case .number, .real, .text: []
        }
    }
}

/// Reads values from the bytes of one message.
struct WireReader {
    private let bytes: [UInt8]
    private let isLittleEndian: Bool
    private(set) var position: Int

    init(_ bytes: [UInt8], isLittleEndian: Bool, from position: Int = 0) {
        self.bytes = bytes
        self.isLittleEndian = isLittleEndian
        self.position = position
    }

    /// Values of these types, as many as there are bytes for.
    mutating func values(_ signature: String) -> [WireValue] {
        var types = Array(signature)[...]
        var values: [WireValue] = []
        while !types.isEmpty, let value = value(&types) { values.append(value) }
        return values
    }

    mutating func align(_ size: Int) {
        position = (position + size - 1) / size * size
    }

    private mutating func value(_ types: inout ArraySlice<Character>) -> WireValue? {
        switch types.removeFirst() {
        case "y": integer(1).map { .number(Int64($0)) }
        case "b", "u", "h": integer(4).map { .number(Int64($0)) }
        case "n": integer(2).map { .number(Int64(Int16(truncatingIfNeeded: $0))) }
        case "q": integer(2).map { .number(Int64($0)) }
        case "i": integer(4).map { .number(Int64(Int32(truncatingIfNeeded: $0))) }
        case "x", "t": integer(8).map { .number(Int64(truncatingIfNeeded: $0)) }
        case "d": integer(8).map { .real(Double(bitPattern: $0)) }
        case "s", "o": integer(4).flatMap { text(Int($0)) }
        case "g": integer(1).flatMap { text(Int($0)) }
        case "v": variant()
        case "a": array(&types)
        case "(": group(&types, until: ")")
        case "{": group(&types, until: "}")
        default: nil
        }
    }

    private mutating func integer(_ size: Int) -> UInt64? {
        align(size)
        guard position + size <= bytes.count else { return nil }
        defer { position += size }
        let part = bytes[position..<position + size]
        return (isLittleEndian ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | UInt64($1) }
    }

    private mutating func text(_ length: Int) -> WireValue? {
        guard position + length < bytes.count else { return nil }
        defer { position += length + 1 }
        return .text(String(decoding: bytes[position..<position + length], as: UTF8.self))
    }

    private mutating func variant() -> WireValue? {
        guard let signature = integer(1).flatMap({ text(Int($0)) })?.text else { return nil }
        var types = Array(signature)[...]
        return value(&types)
    }

    private mutating func array(_ types: inout ArraySlice<Character>) -> WireValue? {
        guard let length = integer(4) else { return nil }
        if "xtd({".contains(types.first ?? " ") { align(8) }
        let end = position + Int(length)
        let element = types
        types = types.dropFirst(Self.length(of: element))
        var items: [WireValue] = []
        while position < end {
            var rest = element
            guard let item = value(&rest) else { return nil }
            items.append(item)
        }
        return .list(items)
    }

    private mutating func group(_ types: inout ArraySlice<Character>, until end: Character) -> WireValue? {
        align(8)
        var items: [WireValue] = []
        while let next = types.first, next != end {
            guard let item = value(&types) else { return nil }
            items.append(item)
        }
        types = types.dropFirst()
        return .entry(items)
    }

    /// How many characters the first complete type of a signature has.
    private static func length(of types: ArraySlice<Character>) -> Int {
        var depth = 0
        for (index, type) in types.enumerated() {
            if type == "(" || type == "{" { depth += 1 }
            if type == ")" || type == "}" { depth -= 1 }
            if depth == 0 && type != "a" { return index + 1 }
        }
        return types.count
    }
}
