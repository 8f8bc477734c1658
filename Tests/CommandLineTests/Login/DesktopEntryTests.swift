import Testing

@testable import balasana

@Suite struct DesktopEntryTests {
    private func entry(_ lines: String...) -> DesktopEntry? {
        DesktopEntry(bytes: Array((["[Desktop Entry]"] + lines).joined(separator: "\n").utf8))
    }

    @Test(arguments: [
        ("Exec=balasana-agent", "balasana-agent"), ("Exec = /usr/bin/balasana-agent --x %u", "/usr/bin/balasana-agent"),
        (#"Exec="/home/a b/bin/x""#, "/home/a b/bin/x"), (#"Exec="/a/%%/x" %F"#, "/a/%/x"),
        // With a quote, a dollar sign and a backslash in the path, escaped like in install.sh.
        (#"Exec="/a\\"b\\$c\\\\d/x""#, #"/a"b$c\d/x"#), ("Exec=/a#b/x", "/a#b/x"), ("Exec=/a #b", "/a"),
    ])
    func `the program is the first word of Exec`(line: String, program: String) {
        #expect(entry(line)?.program == program)
    }

    @Test(arguments: ["Name=x", "Exec=", "Exec=  ", #"Exec="/a/b"#])
    func `without a complete first word there is no program`(line: String) {
        #expect(entry(line)?.program == nil)
    }

    @Test func `strings, booleans and lists are read according to the specification`() {
        let entry = entry(#"Name=a\sb\\c\q"#, "Hidden=true", "Terminal=False", "NoDisplay=1", "OnlyShowIn=KDE;XFCE;")
        #expect(entry?["Name"] == #"a b\c\q"#)
        #expect(entry?["Comment"] == nil)
        #expect(entry?.isTrue("Hidden") == true)
        #expect(entry?.isTrue("Terminal") == false)
        #expect(entry?.isTrue("NoDisplay") == nil)
        #expect(entry?.list("OnlyShowIn") == ["KDE", "XFCE"])
        #expect(entry?.list("NotShowIn") == nil)
    }

    @Test func `other groups are ignored, and a file without the main group is not an entry`() {
        let other = DesktopEntry(bytes: Array("[Desktop Action x]\nExec=y\n".utf8))
        #expect(other == nil)
        #expect(entry("Exec=a", "[Desktop Action x]", "Exec=b")?.program == "a")
        #expect(DesktopEntry(path: "/nowhere/x.desktop") == nil)
    }

    @Test(arguments: ["no entry", "= x", "[", "[Broken"]) func `one invalid line makes the file invalid`(line: String) {
        #expect(entry("Exec=a") != nil)
        #expect(entry("Exec=a", line) == nil)
    }

    @Test func `translations and comments are not values`() {
        let entry = entry("Name[de]=Pausen", "# Exec=b", "", "Exec=a", "TryExec[de]=c")
        #expect(entry?["Name"] == nil && entry?["TryExec"] == nil && entry?.program == "a")
    }
}
