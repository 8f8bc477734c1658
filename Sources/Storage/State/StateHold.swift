import ReminderCore

/// Reads and writes the group `[hold]` of the state file: a hold in progress.
enum StateHold {
    static func put(_ hold: GuidedHold, _ text: inout StateWriter) {
        text.group("hold")
        text.put("kind", hold.kind.text)
        text.put("variation", hold.pose.variation.rawValue)
        text.put("adjustments", Adjustment.allCases.filter(hold.pose.adjustments.contains))
        text.put("stage", hold.stage.rawValue)
        text.put("hold_from", hold.holdFrom)
        text.put("length", hold.length)
        text.put("up_at", hold.upAt)
        if let isDone = hold.isDone { text.put("is_done", isDone) }
        let quiet = quiet(of: hold)
        text.put("quiet", quiet.counted)
        text.put("quiet_up_to", quiet.upTo)
        text.put("is_spoken", hold.guidance.isSpoken)
        text.put("is_chimed", hold.guidance.isChimed)
        text.put("breathe_in", hold.guidance.breath.into)
        text.put("breathe_out", hold.guidance.breath.out)
        text.put("spoken_breaths", String(hold.guidance.breath.spoken))
    }

    static func hold(_ text: StateReader) throws(StateDamage) -> GuidedHold {
        let group = "hold"
        let variation = try text.required(
            group, "variation", allowed: Variation.allCases.map(\.rawValue).joined(separator: ", "),
            Variation.init(rawValue:))
        // A state file of an earlier version has no settings for voice and chimes.
        let flag = { (word: String) in ["yes": true, "no": false][word] }
        let seconds = "a time such as 12.5s"
        var guidance = GuidedHold.Guidance()
        guidance.isSpoken = try text.value(group, "is_spoken", allowed: "yes or no", flag) ?? false
        guidance.isChimed = try text.value(group, "is_chimed", allowed: "yes or no", flag) ?? false
        guidance.breath = Breath(
            into: try text.value(group, "breathe_in", allowed: seconds, breath) ?? guidance.breath.into,
            out: try text.value(group, "breathe_out", allowed: seconds, breath) ?? guidance.breath.out,
            spoken: try text.value(group, "spoken_breaths", allowed: "a number from 0 to 100") { number in
                Int(number).flatMap { (0...100).contains($0) ? $0 : nil }
            } ?? guidance.breath.spoken)
        var hold = GuidedHold(
            kind: try text.kind(group), pose: Pose(variation, Set(try text.words(group, "adjustments"))),
            holdFrom: try text.instant(group, "hold_from"), length: try text.duration(group, "length"),
            guidance: guidance)
        hold.progress = try progress(group, of: hold, text)
        return hold
    }

    /// Quiet is counted within the hold proper: before it there is none, and after it none is missing.
    private static func quiet(of hold: GuidedHold) -> GuidedHold.Quiet {
        switch hold.progress {
        case .gettingDown: GuidedHold.Quiet(upTo: hold.holdFrom)
        case .holding(let quiet): quiet
        case .comingUp: GuidedHold.Quiet(upTo: hold.holdUntil)
        }
    }

    private static func progress(
        _ group: String, of hold: GuidedHold, _ text: StateReader
    ) throws(StateDamage) -> GuidedHold.Progress {
        let stage = try text.required(
            group, "stage", allowed: "getting-down, holding or coming-up", GuidedHold.Stage.init(rawValue:))
        let upAt = try text.optionalInstant(group, "up_at")
        let isDone = try text.value(group, "is_done", allowed: "yes or no") { ["yes": true, "no": false][$0] }
        let quiet = GuidedHold.Quiet(
            counted: try text.duration(group, "quiet"), upTo: try text.instant(group, "quiet_up_to"))
        switch stage {
        case .gettingDown: return .gettingDown
        case .holding: return .holding(quiet)
        case .comingUp: return .comingUp(isDone == true ? .done : .partial, until: upAt ?? hold.holdUntil)
        }
    }

    /// Accepts 1 s to 20 s. A rhythm outside this range, from an edited file, would stop the breathing guide.
    private static func breath(_ text: String) -> Duration? {
        StateDuration.parse(text).flatMap { (.seconds(1) ... .seconds(20)).contains($0) ? $0 : nil }
    }
}
