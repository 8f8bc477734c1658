/// The replies of a notification server to the two questions about itself.
public struct ServerDescription: Hashable, Sendable {
    /// One of the two questions. The raw value is the method of the Desktop Notifications Specification.
    public enum Question: String, CaseIterable, Sendable {
        /// The name and version.
        case information = "GetServerInformation"
        /// The optional features.
        case capabilities = "GetCapabilities"
    }

    /// The name and version; nil until the server gives them.
    public private(set) var information: ServerInformation?
    /// The optional features, at most ``mostCapabilities``; nil until the server gives them.
    public private(set) var capabilities: Set<String>?

    /// The limits of what is kept. A real server has a dozen capabilities.
    static let (mostCapabilities, longestText) = (100, 100)

    /// A description without any reply.
    public init() {}

    /// True if the server has replied to both questions.
    public var isComplete: Bool { information != nil && capabilities != nil }

    /// Adds the reply to `question`. An invalid reply changes nothing.
    public mutating func apply(_ values: [Variant], to question: Question) {
        switch question {
        case .information:
            let texts = values.compactMap { $0.stringValue.map { String($0.unicodeScalars.prefix(Self.longestText)) } }
            // The second value is the vendor, the fourth the version of the specification.
            if texts.count >= 4 { information = ServerInformation(name: texts[0], version: texts[2]) }
        case .capabilities:
            if let first = values.first, first.signature == "as" {
                let known = first.elements.lazy.compactMap(\.stringValue).filter { $0.utf8.count <= Self.longestText }
                capabilities = Set(known.prefix(Self.mostCapabilities))
            }
        }
    }
}

extension Notification {
    /// The call that asks the server `question`. It does not start a server.
    ///
    /// libnotify's own function caches the reply of the first server for the life of the process.
    ///
    /// - Parameter owner: The unique name of the server, or its well-known name.
    public static func call(
        _ question: ServerDescription.Question, to owner: String = serverName, timeout: Duration
    ) -> MethodCall {
        MethodCall(
            destination: owner, path: serverPath, interface: serverName, method: question.rawValue, timeout: timeout)
    }

    /// Asks the running server both questions, and blocks until the replies.
    ///
    /// - Parameter timeout: The time limit for each reply.
    /// - Returns: The replies, and whether any came, including errors.
    public static func describeServer(
        on bus: Bus, timeout: Duration = .seconds(2)
    ) -> (description: ServerDescription, responds: Bool) {
        var description = ServerDescription()
        var responds = false
        for question in ServerDescription.Question.allCases {
            do throws(BusError) {
                description.apply(try bus.callAndWait(call(question, timeout: timeout)), to: question)
                responds = true
            } catch {
                responds = responds || !error.isTimeout && !error.isServiceUnknown
            }
        }
        return (description, responds)
    }
}
