import ReminderCore

extension ActivityWatchExport {
    /// What ActivityWatch has recorded on a machine.
    struct Host {
        /// The host name that the export has.
        let name: String
        /// The times with input.
        var input: [Range<UTC>] = []
        /// The times in which it was recorded whether there is input.
        var watched: [Range<UTC>] = []
    }

    /// The machines in the export, sorted by name.
    var hosts: [Host] {
        var hosts: [String: Host] = [:]
        for (id, bucket) in buckets where !bucket.events.isEmpty {
            let name = Self.hostname(bucket, id)
            for event in bucket.events where event.from < event.until {
                hosts[name, default: Host(name: name)].watched.append(event.from..<event.until)
                if event.isInput { hosts[name]?.input.append(event.from..<event.until) }
            }
        }
        return hosts.values.sorted { $0.name < $1.name }
    }

    /// Old exports have the name only in the id, such as `aw-watcher-afk_desk`.
    private static func hostname(_ bucket: Bucket, _ id: String) -> String {
        if let name = bucket.hostname, !name.isEmpty { return name }
        return id.firstIndex(of: "_").map { String(id[id.index(after: $0)...]) } ?? id
    }
}
