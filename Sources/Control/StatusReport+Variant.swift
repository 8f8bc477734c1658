import GLibBridge
import ReminderCore

/// The status on the bus: `a{sv}`, in which what is not there is left out, as D-Bus knows no null.
extension StatusReport {
    /// The `a{sv}` of the report.
    public var variant: Variant {
        var fields: [String: Variant] = [
            "state": .string(state), "sitting_seconds": .int64(Int64(sittingSeconds)),
            "held_back": .strings(heldBack), "snoozes_left": .int32(Int32(clamping: snoozesLeft)),
            "config_problems": .strings(configProblems),
        ]
        fields["held_until"] = .dictionary(heldUntil.mapValues(Variant.string))
        fields["unheard"] = .strings(unheard)
        fields["suspended"] = .bool(isSuspended)
        fields["hold"] = hold?.variant
        fields["calls"] = .array(
            elementSignature: "a{sv}",
            calls.map { .dictionary(["program": .string($0.program), "reason": .string($0.reason)]) })
        var sources: [String: Variant] = [:]
        sources["idle"] = idleSource.map(Variant.string)
        sources["lock"] = lockSource.map(Variant.string)
        sources["sleep"] = sleepSource.map(Variant.string)
        fields["sources"] = .dictionary(sources)
        fields["pause_ends_with_call"] = .bool(pauseEndsWithCall)
        fields["snooze_ends_with_call"] = .bool(snoozeEndsWithCall)
        fields["sitting_since"] = sittingSince.map(Variant.string)
        fields["paused_until"] = pausedUntil.map(Variant.string)
        fields["notification_server"] = notificationServer.map(Variant.string)
        fields["next"] = next.map { next in
            var fields: [String: Variant] = [
                "kind": .string(next.kind), "at": .string(next.at), "hold_seconds": .int64(Int64(next.holdSeconds)),
                "variation": .string(next.variation),
            ]
            fields["slot"] = next.slot.map(Variant.string)
            fields["pose_from"] = next.poseFrom.map(Variant.string)
            return .dictionary(fields)
        }
        return .dictionary(fields)
    }

    /// The report in an `a{sv}`; nil where it lacks what every report has.
    public init?(_ variant: Variant) {
        guard let state = variant["state"]?.stringValue, let sitting = variant["sitting_seconds"]?.intValue,
            let snoozes = variant["snoozes_left"]?.intValue
        else { return nil }
        self.state = state
        sittingSeconds = sitting
        snoozesLeft = snoozes
        sittingSince = variant["sitting_since"]?.stringValue
        heldBack = variant["held_back"]?.unwrapped.elements.compactMap(\.stringValue) ?? []
        heldUntil = [:]
        for name in heldBack { heldUntil[name] = variant["held_until"]?[name]?.stringValue }
        calls =
            variant["calls"]?.unwrapped.elements.map { call in
                IdleInhibitor(
                    program: call["program"]?.stringValue ?? "", reason: call["reason"]?.stringValue ?? "")
            } ?? []
        configProblems = variant["config_problems"]?.unwrapped.elements.compactMap(\.stringValue) ?? []
        pausedUntil = variant["paused_until"]?.stringValue
        pauseEndsWithCall = variant["pause_ends_with_call"]?.boolValue ?? false
        snoozeEndsWithCall = variant["snooze_ends_with_call"]?.boolValue ?? false
        notificationServer = variant["notification_server"]?.stringValue
        hold = variant["hold"].flatMap(HoldReport.init)
        unheard = variant["unheard"]?.unwrapped.elements.compactMap(\.stringValue) ?? []
        isSuspended = variant["suspended"]?.boolValue ?? false
        let sources = variant["sources"]
        idleSource = sources?["idle"]?.stringValue
        lockSource = sources?["lock"]?.stringValue
        sleepSource = sources?["sleep"]?.stringValue
        next = variant["next"].flatMap { next in
            guard let kind = next["kind"]?.stringValue, let at = next["at"]?.stringValue,
                let hold = next["hold_seconds"]?.intValue, let variation = next["variation"]?.stringValue
            else { return nil }
            return Next(
                kind: kind, slot: next["slot"]?.stringValue, at: at, holdSeconds: hold, variation: variation,
                poseFrom: next["pose_from"]?.stringValue)
        }
    }
}
