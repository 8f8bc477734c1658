/// The reasons of calls without video. The screen may turn off during such a call, so a browser only prevents sleep.
enum CallReason {
    /// True for the reason of Chromium and of Electron programs, `WebRTC has active PeerConnections`. The reasons of
    /// music, such as `Playing audio`, do not match.
    ///
    /// Compares words: a search for a string inside another would link the regular expressions of the standard library,
    /// 600 KiB of memory in an agent that runs all day.
    static func matches(_ reason: String) -> Bool {
        reason.split { !$0.isLetter }.contains { $0.lowercased() == "webrtc" }
    }
}
