import GLibBridge
import Glibc

/// The search for the session of this process, the most reliable way first: by `XDG_SESSION_ID`, by process id, the
/// graphical session of the user, then `auto`.
///
/// A service of the systemd user manager is in no session, so `GetSessionByPID` fails for it.
struct SessionLookup: Sendable {
    struct Session: Sendable {
        let path: String
        let properties: Variant
    }

    let bus: Bus
    let environment: [String: String]

    private enum Step {
        case method(String, Variant)
        /// The graphical session of the user whose object the method returns.
        case display(String, Variant)
    }

    /// Calls `completion` on the loop of the calling thread.
    func find(_ completion: @escaping @Sendable (Result<Session, SourceUnavailable>) -> Void) {
        var steps: [Step] = []
        if let id = environment["XDG_SESSION_ID"], !id.isEmpty { steps.append(.method("GetSession", .string(id))) }
        steps.append(.method("GetSessionByPID", .uint32(UInt32(getpid()))))
        steps.append(.display("GetUser", .uint32(getuid())))
        steps.append(.method("GetSession", .string("auto")))
        attempt(steps[...], completion)
    }

    private func attempt(
        _ steps: ArraySlice<Step>, _ completion: @escaping @Sendable (Result<Session, SourceUnavailable>) -> Void
    ) {
        guard let step = steps.first else {
            return completion(.failure(SourceUnavailable(reason: "logind has no session for this user")))
        }
        let next: @Sendable (BusError?) -> Void = { error in
            // With a logind that hangs, each of the next steps would take as long.
            if error?.isTimeout == true {
                completion(.failure(SourceUnavailable(reason: "logind does not answer")))
            } else {
                attempt(steps.dropFirst(), completion)
            }
        }
        let found: @Sendable (String) -> Void = { path in
            bus.call(Logind.properties(of: Logind.session, path: path)) { result in
                switch result {
                case .success(let values): completion(.success(Session(path: path, properties: values[0])))
                case .failure(let error): next(error)
                }
            }
        }
        switch step {
        case .method(let method, let argument):
            bus.call(Logind.managerCall(method, [argument])) { path($0, found, next) }
        case .display(let method, let argument):
            bus.call(Logind.managerCall(method, [argument])) { result in
                path(result, { display(ofUser: $0, found, next) }, next)
            }
        }
    }

    private func display(
        ofUser user: String, _ found: @escaping @Sendable (String) -> Void,
        _ next: @escaping @Sendable (BusError?) -> Void
    ) {
        bus.call(.get("Display", of: Logind.user, destination: Logind.name, path: user)) { result in
            switch result {
            case .success(let values):
                // `(so)`: the id of the session, empty if the user has no graphical session, and its path.
                let session = values[0].elements
                if let id = session.first?.stringValue, !id.isEmpty, let path = session.last?.stringValue {
                    found(path)
                } else {
                    next(nil)
                }
            case .failure(let error): next(error)
            }
        }
    }

    private func path(
        _ result: Result<[Variant], BusError>, _ found: (String) -> Void, _ next: (BusError?) -> Void
    ) {
        switch result {
        case .success(let values):
            if let path = values.first?.stringValue { found(path) } else { next(nil) }
        case .failure(let error): next(error)
        }
    }
}
