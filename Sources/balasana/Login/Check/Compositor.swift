/// A window manager that ignores the autostart folder. It starts the programs listed in its own config.
enum Compositor: String, CaseIterable {
    case sway
    case i3
    case hyprland = "Hyprland"
    case niri
    case labwc
    case river
    case bspwm
    case herbstluftwm

    /// The compositor among the names in `XDG_CURRENT_DESKTOP`; nil if there is none.
    static func among(_ desktops: [String]) -> Compositor? {
        allCases.first { known in desktops.contains { $0.lowercased() == known.rawValue.lowercased() } }
    }

    /// The config line that starts `program`.
    func line(starting program: String) -> String {
        switch self {
        case .sway: "exec \"\(program)\""
        case .i3: "exec --no-startup-id \"\(program)\""
        case .hyprland: "exec-once = \"\(program)\""
        case .niri: "spawn-at-startup \"\(program)\""
        case .labwc, .bspwm: "\"\(program)\" &"
        case .river: "riverctl spawn '\"\(program)\"'"
        case .herbstluftwm: "herbstclient spawn \"\(program)\""
        }
    }

    /// The name of its folder in the user's config folder.
    var folder: String {
        switch self {
        case .sway: "sway"
        case .i3: "i3"
        case .hyprland: "hypr"
        case .niri: "niri"
        case .labwc: "labwc"
        case .river: "river"
        case .bspwm: "bspwm"
        case .herbstluftwm: "herbstluftwm"
        }
    }

    /// The variable that it sets for its programs, if any. sway also sets i3's variable, so sway comes first.
    var variable: String? {
        switch self {
        case .sway: "SWAYSOCK"
        case .i3: "I3SOCK"
        case .hyprland: "HYPRLAND_INSTANCE_SIGNATURE"
        case .niri: "NIRI_SOCKET"
        case .labwc: "LABWC_PID"
        case .river, .bspwm, .herbstluftwm: nil
        }
    }
}
