import GLibBridge

/// A question to a service on the bus, and the signals that report a change of the answer.
struct BusQuery<Value: Hashable & Sendable>: Sendable {
    /// The effect of a signal on the answer.
    enum Update: Hashable, Sendable {
        /// No effect.
        case none
        /// The new answer.
        case answer(Value)
        /// The answer may have changed: ask again.
        case changed
    }

    /// A signal that can change the answer.
    struct Signal: Sendable {
        let path: String
        let interface: String
        let name: String
        var first: FirstArgument?
        /// Reads the arguments. It must not trap on any input.
        let update: @Sendable ([Variant]) -> Update
    }

    /// Receives the value, or the reason why there is none.
    typealias Answer = @Sendable (Result<Value, SourceUnavailable>) -> Void

    /// The name of the source that `status` shows.
    let name: String
    /// The bus name of the service. It is never started.
    let service: String
    /// The value while there is no answer.
    let fallback: Value
    /// What an answer does not cover, one sentence each.
    var limits: [String] = []
    let signals: [Signal]
    /// Asks the service. It must call the completion once, on the loop's thread.
    let ask: @Sendable (Bus, @escaping Answer) -> Void
}

extension BusQuery {
    /// How long to wait for an answer.
    static var patience: Duration { .seconds(2) }

    /// A question that one method call answers.
    ///
    /// - Parameters:
    ///   - refusal: The reason to report for an error reply; nil for the error name.
    ///   - read: Reads the value from the reply; nil if the reply is invalid.
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

    /// `value` as a result; nil becomes ``SourceUnavailable/unreadableAnswer``.
    static func answer(_ value: Value?) -> Result<Value, SourceUnavailable> {
        value.map { .success($0) } ?? .failure(.unreadableAnswer)
    }
}

extension BusQuery.Signal {
    /// A property change in `org.freedesktop.DBus.Properties.PropertiesChanged`, with the new value or without it.
    ///
    /// - Parameter update: The effect of the new value of the property.
    static func change(
        of property: String, interface: String, path: String, update: @escaping @Sendable (Variant) -> BusQuery.Update
    ) -> BusQuery.Signal {
        BusQuery.Signal(
            path: path, interface: "org.freedesktop.DBus.Properties", name: "PropertiesChanged", first: .text(interface)
        ) { arguments in
            guard arguments.count == 3 else { return .none }
            if let value = arguments[1][property] { return update(value) }
            return arguments[2].elements.contains { $0.stringValue == property } ? .changed : .none
        }
    }
}

extension SourceUnavailable {
    /// An answer that is invalid.
    static var unreadableAnswer: SourceUnavailable {
        SourceUnavailable(reason: "its answer cannot be read")
    }

    /// An error reply or a timeout.
    init(_ error: BusError) {
        self.init(
            reason: error.isTimeout ? "it does not answer" : "it refuses to answer (\(error.name))",
            isTimeout: error.isTimeout)
    }
}
