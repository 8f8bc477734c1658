import Presenters
import Testing

@testable import balasana

/// Checks the features of a terminal according to the environment.
@Suite("Terminal traits") struct TerminalTraitsTests {
    private func traits(_ environment: [String: String], isTerminal: Bool = true) -> TerminalTraits {
        let usual = ["TERM": "xterm", "LANG": "en_GB.UTF-8"].merging(environment) { $1 }
        return TerminalTraits(environment: usual, isTerminal: isTerminal)
    }

    @Test func `a normal terminal supports everything`() {
        #expect(traits([:]) == TerminalTraits(canRedraw: true, hasColour: true, isUnicode: true))
    }

    @Test func `NO_COLOR turns colour off unless it is empty`() {
        #expect(!traits(["NO_COLOR": "1"]).hasColour && traits(["NO_COLOR": "1"]).canRedraw)
        #expect(traits(["NO_COLOR": ""]).hasColour)
    }

    @Test func `a dumb terminal or a pipe is not redrawn`() {
        for none in [traits([:], isTerminal: false), traits(["TERM": "dumb"]), traits(["TERM": ""])] {
            #expect(!none.canRedraw && !none.hasColour)
        }
    }

    @Test(
        arguments: [
            (["LANG": "C"], false), (["LANG": "de_DE.utf8"], true), (["LC_CTYPE": "C"], false),
            (["LC_ALL": "C"], false),
            (["LC_ALL": "", "LANG": "C.UTF-8"], true), (["LC_ALL": "C.UTF-8", "LC_CTYPE": "C", "LANG": "C"], true),
            (["LC_CTYPE": "C.UTF-8", "LANG": "C"], true), (["LANG": ""], false),
        ] as [([String: String], Bool)])
    func `the locale decides whether more than ASCII is shown`(environment: [String: String], isUnicode: Bool) {
        #expect(traits(environment).isUnicode == isUnicode)
    }
}
