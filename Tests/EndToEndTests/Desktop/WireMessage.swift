import Foundation

/// A message on a bus, cut out of the stream that `dbus-monitor --binary` writes.
struct WireMessage: Sendable {
    /// The types of the D-Bus specification.
    enum Kind: UInt8, Sendable {
        case call = 1
        case reply, error, signal
    }

    let kind: Kind
    let serial: Int64
    /// The serial that a reply answers.
    let answers: Int64?
    let interface: String?
    let member: String?
    let sender: String?
    let destination: String?
    let body: [WireValue]

    /// Takes the first message off `stream`; nil as long as it is not there in full.
    init?(from stream: inout Data) {
        guard stream.count >= 16 else { return nil }
        let head = Array(stream.prefix(16))
        let isLittleEndian = head[0] == UInt8(ascii: "l")
        var start = WireReader(head, isLittleEndian: isLittleEndian, from: 4)
        let sizes = start.values("uuu").compactMap(\.number)
        let bodyStart = (16 + Int(sizes[2]) + 7) / 8 * 8
        let length = bodyStart + Int(sizes[0])
        guard stream.count >= length else { return nil }
        let bytes = Array(stream.prefix(length))
        stream = Data(stream.dropFirst(length))

        var reader = WireReader(bytes, isLittleEndian: isLittleEndian, from: 12)
        var fields: [Int64: WireValue] = [:]
        for field in reader.values("a(yv)").first?.list ?? [] {
            if let code = field.list.first?.number { fields[code] = field.list.last }
        }
        kind = Kind(rawValue: bytes[1]) ?? .signal
        serial = sizes[1]
        interface = fields[2]?.text
        member = fields[3]?.text
        answers = fields[5]?.number
        destination = fields[6]?.text
        sender = fields[7]?.text
        reader.align(8)
        body = reader.values(fields[8]?.text ?? "")
    }
}
