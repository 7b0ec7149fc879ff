//! The dashboard, over a loopback socket, and in a browser if there is one.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use example_dashboard::{app, load, service::Service};
use serde_json::Value;

/// The service under load, on a port that is free, until the test ends.
fn serve() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    listener.set_nonblocking(true).unwrap();
    thread::spawn(|| {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        runtime.block_on(async {
            let service = Arc::<Service>::default();
            tokio::spawn(load(Arc::clone(&service)));
            axum::serve(tokio::net::TcpListener::from_std(listener)?, app(service)).await
        })
    });
    address
}

fn send(server: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(server).unwrap();
    write!(
        stream,
        "{request} HTTP/1.1\r\nhost: {server}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
    )
    .unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    let (head, body) = response.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    body.to_owned()
}

/// The records are of the process: one test after the other.
static ALONE: Mutex<()> = Mutex::new(());

/// The line that leaks.
fn leaking_site() -> String {
    let source = include_str!("../src/service.rs");
    let lines = source.lines().zip(1..);
    let mut found = lines.filter(|(line, _)| line.contains("let copy = session.clone()"));
    format!("service.rs:{}:", found.next().unwrap().1)
}

fn live_at(report: &str, site: &str) -> u64 {
    let report: Value = serde_json::from_str(report).unwrap();
    let types = report["report"]["types"].as_array().unwrap();
    let sites = types
        .iter()
        .flat_map(|row| row["sites"].as_array().unwrap());
    let own = sites.filter(|row| row["site"].as_str().unwrap().contains(site));
    own.map(|row| row["live"].as_u64().unwrap()).sum()
}

#[test]
fn the_button_leaks_at_one_site_until_it_is_mended() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let server = serve();
    assert!(send(server, "GET /").contains("<!doctype html>"));
    let site = leaking_site();
    assert_eq!(live_at(&send(server, "GET /report"), &site), 0);
    send(server, "POST /leak");
    let start = Instant::now();
    while live_at(&send(server, "GET /report"), &site) < 20 {
        assert!(start.elapsed() < Duration::from_secs(60));
        thread::sleep(Duration::from_millis(50));
    }
    send(server, "POST /mend");
    assert_eq!(live_at(&send(server, "GET /report"), &site), 0);
}

/// `INBOUNDS_BROWSER` names one; else one of the usual names is looked for.
fn browser() -> Option<String> {
    let usual = ["chromium", "chromium-browser", "google-chrome", "chrome"];
    let chosen = std::env::var("INBOUNDS_BROWSER").ok();
    let mut names = chosen.into_iter().chain(usual.map(String::from));
    names.find(|name| Command::new(name).arg("--version").output().is_ok())
}

#[test]
fn the_leaking_site_is_on_top_within_five_seconds() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(browser) = browser() else {
        eprintln!("skipped: there is no browser");
        return;
    };
    let server = serve();
    // Not before the sessions are as many as they will be.
    thread::sleep(Duration::from_secs(3));
    let profile = std::env::temp_dir().join(format!("inbounds-dashboard-{}", std::process::id()));
    // The page presses the button after four reports, two seconds, and is looked at ten later. Its time
    // goes on between them only, 10 milliseconds each.
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"])
        .arg("--virtual-time-budget=140")
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("http://{server}/#leak"))
        .output()
        .unwrap();
    let _ = std::fs::remove_dir_all(&profile);
    // The other test has the same records.
    send(server, "POST /mend");
    let page = String::from_utf8_lossy(&output.stdout);
    let (_, rows) = page.split_once("id=\"sites\"").expect("the page was shown");
    let (first, _) = rows.split_once("</tr>").expect("there are sites");
    assert!(first.contains(&leaking_site()), "{first}");
    assert!(page.contains("<polyline"), "there are curves");
}
