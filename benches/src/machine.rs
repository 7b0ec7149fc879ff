//! Where it was measured, and with what.

use std::fs;
use std::process::Command;

/// `AMD EPYC, 2 cores, Linux; rustc 1.95.0; garde 0.23.0, ..`
pub fn describe() -> String {
    format!(
        "{}; {}; {}.",
        hardware(),
        first_line("rustc", &["--version"]),
        versions().join(", ")
    )
}

pub fn hardware() -> String {
    let cpus = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpus
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .and_then(|rest| rest.split_once(": "))
        .map_or("an unknown processor", |(_, model)| model);
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    format!("{model}, {cores} cores, {}", std::env::consts::OS)
}

/// The first line that a command prints; empty where it does not run.
pub fn first_line(command: &str, args: &[&str]) -> String {
    let output = Command::new(command).args(args).output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    let text = text.unwrap_or_default();
    text.lines().next().unwrap_or_default().to_owned()
}

/// Each direct dependency and its version, from the lock file that this was built with.
fn versions() -> Vec<String> {
    let direct: Vec<&str> = include_str!("../Cargo.toml")
        .lines()
        .skip_while(|line| *line != "[dependencies]")
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name)
        .collect();
    let mut found: Vec<String> = Vec::new();
    for package in include_str!("../Cargo.lock").split("[[package]]") {
        let value = |key: &str| {
            let mut lines = package.lines();
            lines.find_map(|line| Some(line.strip_prefix(key)?.trim_matches(['=', ' ', '"'])))
        };
        if let (Some(name), Some(version)) = (value("name"), value("version")) {
            // Of two versions, the later one comes last, and is the direct dependency.
            found.retain(|other| !other.starts_with(&format!("{name} ")));
            if direct.contains(&name) {
                found.push(format!("{name} {version}"));
            }
        }
    }
    found
}
