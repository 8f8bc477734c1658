import Fixtures
import Foundation
import ReminderCore
import Testing

@testable import Platform

@Suite struct XDGDirectoriesTests {
    @Test func `without variables all paths are in the home directory`() {
        let directories = XDGDirectories(environment: ["HOME": "/home/a/"])
        #expect(directories.configFile == "/home/a/.config/balasana/balasana.conf")
        #expect(directories.configFiles == ["/etc/xdg/balasana/balasana.conf", directories.configFile])
        #expect(directories.historyFolder == "/home/a/.local/share/balasana/history")
        #expect(directories.stateFile == "/home/a/.local/state/balasana/state.conf")
        #expect(directories.guidePage == "/home/a/.cache/balasana/guide.html")
    }

    @Test func `variables set the directories, and the first config directory is the most important`() {
        let directories = XDGDirectories(environment: [
            "HOME": "/h", "XDG_CONFIG_HOME": "/c", "XDG_CONFIG_DIRS": "/one:/two/:/c:", "XDG_DATA_HOME": "/d",
            "XDG_STATE_HOME": "/s", "XDG_CACHE_HOME": "/k/",
        ])
        #expect(directories.configFiles == ["/two", "/one", "/c"].map { $0 + "/balasana/balasana.conf" })
        #expect(directories.guidePage == "/k/balasana/guide.html")
        #expect(directories.dataHome == "/d" && directories.stateHome == "/s")
    }

    @Test func `empty and relative values are ignored`() {
        let directories = XDGDirectories(environment: [
            "HOME": "/h", "XDG_CONFIG_HOME": "", "XDG_CONFIG_DIRS": "etc:", "XDG_DATA_HOME": "data",
            "XDG_STATE_HOME": "./s", "XDG_RUNTIME_DIR": "run",
        ])
        #expect(directories == XDGDirectories(environment: ["HOME": "/h"]))
    }

    @Test func `without a usable HOME the home directory comes from the user database`() throws {
        let home = String(cString: try #require(getpwuid(getuid())).pointee.pw_dir)
        let expected = XDGDirectories(environment: ["HOME": home])
        #expect(XDGDirectories(environment: [:]) == expected)
        #expect(XDGDirectories(environment: ["HOME": "here"]) == expected)
    }
}
