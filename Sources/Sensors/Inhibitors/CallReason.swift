/// The reasons of calls without video. The screen may turn off during such a call, so a browser only prevents sleep.
enum CallReason {
    /// True for the reason of Chromium and of Electron programs, `WebRTC has active PeerConnections`. The reasons of
    /// music, such as `Playing audio`, do not match.
    static func matches(_ reason: String) -> Bool {
        reason.lowercased().contains("webrtc")
    }
}
