import Testing

@testable import GLibBridge

struct VariantTests {
    @Test(
        arguments: [
            .bool(true), .byte(255), .int16(-3), .uint16(65535), .int32(.min), .uint32(.max), .int64(.min),
            .uint64(.max),
            .double(-0.5), .handle(7), .string("Kindspose – 45 s"),
            .objectPath("/org/freedesktop/login1/session/_31"), .signature("a{sv}"),
            .variant(.variant(.string("twice"))), .tuple([]), .tuple([.tuple([.bool(false)])]),
            .array(elementSignature: "s", []), .array(elementSignature: "a{sv}", []), .strings(["actions", "body"]),
            .array(
                elementSignature: "(susuu)",
                [.tuple([.string("c1"), .uint32(1), .string("me"), .uint32(2), .uint32(3)])]),
            .dictionary([:]), .dictionary(["Active": .bool(true), "nested": .dictionary(["v": .variant(.byte(1))])]),
            .array(elementSignature: "{ss}", [.entry(.string("a"), .string("b"))]),
            .array(elementSignature: "{ua{sv}}", [.entry(.uint32(1), .dictionary(["k": .double(2)]))]),
        ] as [Variant])
    func `a value is unchanged after conversion to GVariant and back`(value: Variant) {
        #expect(Variant(consuming: value.makeGVariant()) == value)
    }

    @Test func `a text of more than 64 KiB is cut`() {
        let letters = String(repeating: "ä", count: 32_768)
        #expect(Variant(consuming: Variant.string(letters).makeGVariant()) == .string(letters))
        #expect(Variant(consuming: Variant.string(letters + "b").makeGVariant()) == .string(letters))
        let path = "/" + String(repeating: "a", count: 70_000)
        #expect(Variant(consuming: Variant.objectPath(path).makeGVariant()) == .objectPath(path))
        #expect(BusError(name: "a.b", message: letters).message.count == 1000)
    }

    @Test func `little is kept of a server that describes itself at length`() {
        let long = String(repeating: "x", count: 1000)
        var description = ServerDescription()
        description.apply([.string(long), .string(""), .string(long), .string("")], to: .information)
        #expect(
            description.information
                == ServerInformation(
                    name: String(repeating: "x", count: 100), version: String(repeating: "x", count: 100)))
        description.apply([.strings([long, "body"] + (0..<1000).map(String.init))], to: .capabilities)
        #expect(description.capabilities == Set(["body"] + (0..<99).map(String.init)))
    }

    @Test func `a signature contains the type of each member`() {
        let value = Variant.tuple([
            .dictionary([:]), .strings([]), .array(elementSignature: "{uo}", []),
            .entry(.byte(0), .variant(.bool(true))),
            .tuple([.handle(0), .signature("s"), .double(0)]),
        ])
        #expect(value.signature == "(a{sv}asa{uo}{yv}(hgd))")
    }

    @Test func `accessors unwrap variants and return nil for other types`() {
        let answer = Variant.variant(.dictionary(["Id": .string("c1"), "Active": .bool(true), "Leader": .uint32(12)]))
        #expect(answer["Id"]?.stringValue == "c1")
        #expect(answer["Active"]?.boolValue == true)
        #expect(answer["Leader"]?.intValue == 12)
        #expect(answer["Leader"]?.stringValue == nil)
        #expect(answer["None"] == nil)
        #expect(Variant.uint64(.max).intValue == nil)
        #expect(Variant.variant(.double(1.5)).unwrapped == .double(1.5))
        #expect(Variant.variant(.tuple([.string("c1"), .objectPath("/a")])).elements.last?.stringValue == "/a")
        #expect(Variant.array(elementSignature: "{ss}", [.entry(.string("k"), .string("v"))])["k"]?.stringValue == "v")
    }
}
