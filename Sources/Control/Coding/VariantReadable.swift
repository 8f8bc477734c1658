import GLibBridge
import Platform
import ReminderCore

/// A type that is read from the bus in a way of its own, not by its members.
protocol VariantReadable {
    /// Nil for a value of another type.
    init?(reading value: Variant)
}

/// Any program can own a name on the bus, so the text is cleaned.
extension String: VariantReadable {
    init?(reading value: Variant) {
        guard let text = value.stringValue else { return nil }
        self = text.harmless
    }
}

extension Bool: VariantReadable {
    init?(reading value: Variant) {
        guard let truth = value.boolValue else { return nil }
        self = truth
    }
}

extension Int: VariantReadable {
    init?(reading value: Variant) {
        guard let number = value.intValue else { return nil }
        self = number
    }
}

extension Int32: VariantReadable {
    init?(reading value: Variant) {
        guard let number = value.intValue.flatMap(Int32.init(exactly:)) else { return nil }
        self = number
    }
}

/// Members of another type are left out.
extension Array: VariantReadable where Element: Decodable {
    init?(reading value: Variant) {
        self = value.elements.compactMap { try? VariantDecoder.decode(Element.self, from: $0) }
    }
}

/// Members of another type are left out.
extension Dictionary: VariantReadable where Key == String, Value: Decodable {
    init?(reading value: Variant) {
        guard case .dictionary(let members) = value.unwrapped else {
            self = [:]
            return
        }
        self = members.compactMapValues { try? VariantDecoder.decode(Value.self, from: $0) }
    }
}

extension SourceReport.Rejected: VariantReadable {
    init?(reading value: Variant) {
        let texts = value.elements.compactMap(\.stringValue)
        guard texts.count == 2 else { return nil }
        self.init(name: texts[0].harmlessName, reason: texts[1].harmlessReason)
    }
}
