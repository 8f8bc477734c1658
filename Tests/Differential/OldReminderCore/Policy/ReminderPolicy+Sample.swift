/// The sample of a reminder, and the short hold that Start on it leads: nothing of either is recorded, and no answer to
/// them changes the programme.
extension ReminderPolicy {
    /// Puts the sample on the screen.
    mutating func preview(at now: Moment) -> Reply {
        guard hold == nil else { return .refused(.holdRunning) }
        if let screen, screen.subject != .sample { return .refused(.reminderShown) }
        show(.sample, .sample(settings.sample(practice, calendar, at: now.utc)), at: now)
        return .previewed
    }

    /// Leads the hold of the sample, in the pose that suits now: pain or a meal may have changed it since it was shown.
    mutating func startSample(at now: Moment) {
        guard hold == nil else { return }
        let sample = settings.sample(practice, calendar, at: now.utc)
        lead(sample.kind, sample.pose, sample.hold, isSample: true, at: now)
    }

    /// Ends the hold of the sample; whoever is down hears to come up slowly.
    mutating func stopSample(_ hold: GuidedHold, isUsers: Bool, at now: Moment) -> Reply {
        if isUsers, hold.stage == .holding { cue(.stopped) }
        unrecorded = UnrecordedHold(hold, at: now.instant)
        removeHold()
        return .sampleEnded(saidHurt: false)
    }
}

extension Settings {
    /// What a sample shows at `now`: the sitting reminder after `remind_after` of sitting, with a short hold.
    public func sample(_ practice: Practice, _ calendar: Calendar, at now: UTC) -> ReminderContent {
        let choice = offer(.sitting, practice, calendar, at: now)
        let variation = choice.pose.variation
        let length = holdLength(of: .sitting, in: variation, practice, at: now)
        var waits: UTC?
        if case .meal(let until) = choice.reasons.first { waits = until }
        return ReminderContent(
            kind: .sitting, pose: choice.pose, hold: variation.isPose ? min(length, GuidedHold.longestSample) : length,
            sitting: sitting.remindAfter, poseWaits: waits.map { calendar.local($0).time },
            snoozesLeft: snooze.budget > 0 ? snooze.budget : nil,
            snooze: snooze.budget > 0 ? snooze.lengths[0] : nil, onScreen: delivery.onScreen)
    }
}
