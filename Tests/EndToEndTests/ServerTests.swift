import Foundation
import Testing

/// What becomes of a reminder when the notification server does not do its part.
@Suite(.serialized) struct ServerTests {
    @Test(
        "A reminder that goes down with its server is sent once more to the next one",
        arguments: NotificationServer.allCases)
    func restarted(_ server: NotificationServer) async throws {
        try await Desktop.run(server) { desktop in
            try desktop.reminded()
            _ = try desktop.reminder()
            try desktop.history.wait(for: ["shown"])
            try desktop.killServer()
            let status = try desktop.state("due")
            #expect(status.notification_server == nil)
            try desktop.startServer()
            let again = try desktop.reminder()
            #expect(again.replaces == 0)
            #expect(again.body.contains("3 snoozes left"))
            try desktop.nothingPresented(for: 1)
            try desktop.history.wait(for: ["shown"])
            try desktop.choose("skip", of: again)
            try desktop.history.wait(for: ["shown", "skipped"])
        }
    }

    @Test("Without a server the agent says so, and shows the reminder as soon as one appears")
    func absent() async throws {
        try await Desktop.run(.dunst, starts: .later) { desktop in
            try desktop.reminded()
            try desktop.agent.waitForLog("No notification server is running")
            let status = try desktop.state("due")
            #expect(status.notification_server == nil)
            try desktop.nothingPresented(for: 2)
            #expect(try desktop.agent.status().sitting_seconds >= 4)
            try desktop.history.wait(for: [])
            try desktop.startServer()
            _ = try desktop.reminder()
            try desktop.history.wait(for: ["shown"])
            #expect(try desktop.agent.status().notification_server != nil)
        }
    }

    @Test("A server that is started on demand is started by the reminder", arguments: NotificationServer.allCases)
    func onDemand(_ server: NotificationServer) async throws {
        try await Desktop.run(server, starts: .onDemand) { desktop in
            try desktop.reminded()
            let reminder = try desktop.reminder()
            try desktop.choose("skip", of: reminder)
            try desktop.history.wait(for: ["shown", "skipped"])
        }
    }

    @Test("A server that hangs delays no decision")
    func hanging() async throws {
        try await Desktop.run(.dunst) { desktop in
            try desktop.input.start()
            try desktop.agent.start()
            try desktop.state("due")
            desktop.freezeServer()
            desktop.input.stop()
            try desktop.nothingPresented(for: 1.5)
            for _ in 0..<3 {
                let began = Date()
                _ = try desktop.agent.status()
                #expect(Date().timeIntervalSince(began) < 1)
            }
            let began = Date()
            #expect(try desktop.agent.balasana("skip").status == 0)
            #expect(Date().timeIntervalSince(began) < 1)
            try desktop.history.wait(for: ["skipped"], within: 1)
            try desktop.state("sitting")
            desktop.thawServer()
            // What was under way since the pause in input reaches the screen now; it is answered already.
            try desktop.gone(desktop.reminder())
        }
    }
}
