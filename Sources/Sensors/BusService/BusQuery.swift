import GLibBridge

/// What a service on the bus is asked, and how it tells that its answer has changed.
struct BusQuery<Value: Hashable & Sendable>: Sendable {
    /// What a signal means for the answer.
    enum News: Hashable, Sendable {
        /// Nothing.
        case none
        /// It is this from now on.
        case answer(Value)
        /// It may be another one: ask again.
        case changed
    }

    /// A signal that may be news.
    struct Signal: Sendable {
        let path: String
        let interface: String
        let name: String
        var first: FirstArgument?
        /// Reads its arguments; whatever is in them, it must not trap.
        let news: @Sendable ([Variant]) -> News
    }

    /// How an answer comes back: the value, or why there is none.
    typealias Answer = @Sendable (Result<Value, SourceUnavailable>) -> Void

    /// The name of the source, as `status` shows it.
    let name: String
    /// The bus name that is watched and asked; it is never started.
    let service: String
    /// What holds while there is no answer.
    let otherwise: Value
    /// What an answer cannot tell, a sentence each.
    var limits: [String] = []
    let signals: [Signal]
    /// Asks once; must answer once, on the loop's thread.
    let ask: @Sendable (Bus, @escaping Answer) -> Void
}

extension BusQuery {
    /// How long a service may take for an answer.
    static var patience: Duration { .seconds(2) }

    /// A question that one call answers.
    ///
    /// - Parameters:
    ///   - refusal: What an error means, when that is known.
    ///   - read: The value in the answer's arguments; nil when they are not what they should be.
    static func call(
        _ call: MethodCall, refusal: String? = nil, read: @escaping @Sendable ([Variant]) -> Value?
    ) -> @Sendable (Bus, @escaping Answer) -> Void {
        var call = call
        call.timeout = patience
        return { [call] bus, answer in
            bus.call(call) { result in
                switch result {
                case .success(let values): answer(Self.answer(read(values)))
                case .failure(let error):
                    let known = error.isTimeout ? nil : refusal.map { SourceUnavailable(reason: $0) }
                    answer(.failure(known ?? SourceUnavailable(error)))
                }
            }
        }
    }

    /// What has been read, or that nothing could be.
    static func answer(_ value: Value?) -> Result<Value, SourceUnavailable> {
        value.map { .success($0) } ?? .failure(.makesNoSense)
    }
}

extension BusQuery.Signal {
    /// A property's change, as `org.freedesktop.DBus.Properties.PropertiesChanged` tells it, with its value or without.
    ///
    /// - Parameter news: What the property's new value means.
    static func change(
        of property: String, interface: String, path: String, news: @escaping @Sendable (Variant) -> BusQuery.News
    ) -> BusQuery.Signal {
        BusQuery.Signal(
            path: path, interface: "org.freedesktop.DBus.Properties", name: "PropertiesChanged", first: .text(interface)
        ) { arguments in
            guard arguments.count == 3 else { return .none }
            if let value = arguments[1][property] { return news(value) }
            return arguments[2].elements.contains { $0.stringValue == property } ? .changed : .none
        }
    }
}

extension SourceUnavailable {
    /// That a source answered what cannot be.
    static var makesNoSense: SourceUnavailable {
        SourceUnavailable(reason: "its answer cannot be read")
    }

    /// That a source answered with `error`.
    init(_ error: BusError) {
        reason = error.isTimeout ? "it does not answer" : "it refuses to answer (\(error.name))"
        isTimeout = error.isTimeout
    }
}
