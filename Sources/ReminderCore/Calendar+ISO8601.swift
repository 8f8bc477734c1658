extension Calendar {
    /// The wall clock at `time` with its offset, to the second, as ISO 8601 writes it: `2026-11-03T07:30:00+01:00`.
    public func iso8601(_ time: UTC) -> String {
        let local = local(time)
        let offset = offset(at: time)
        let zone = TimeOfDay(seconds: abs(offset))
        return "\(local.date)T\(local.time)\(offset < 0 ? "-" : "+")\(zone.hoursAndMinutes)"
    }
}

extension TimeOfDay: CustomStringConvertible {
    /// The time as ISO 8601 writes it, such as `07:30:00`.
    public var description: String {
        "\(hoursAndMinutes):\(second < 10 ? "0" : "")\(second)"
    }

    /// The time to the minute, such as `07:30`.
    public var hoursAndMinutes: String {
        "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}
