//! The live connection as every kind of caller has it, over a real socket: nothing of the neighbours stands
//! in any picture, and a place of theirs is pictured as one that does not exist.

use super::neighbours::{self, MARK, Neighbours, Numbers};
use super::{callers, is_reader};
use crate::sweep::Served;
use app::route::Door;
use domain::{BuildingId, Caller, DAY_MS, Sight};
use std::time::Duration;
use trial::Live;

/// How the power of the neighbours' meters reads, alone and in sums with one's own.
const FIGURES: [&str; 6] = ["7.78", "7,78", "7777", "9.01", "9011", "15.6"];

/// Longer than a first picture takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a page may ask to watch of these numbers.
fn watches(of: &Numbers) -> [String; 5] {
    let Numbers { building, site, meter, .. } = of;
    let place = |kind: &str, key: &str, id: &str, flow: bool| format!(r#"{{"{kind}":{{"{key}":{id},"has_flow":{flow}}}}}"#);
    [
        place("Building", "building_id", building, true),
        place("Building", "building_id", building, false),
        place("Site", "site_id", site, true),
        place("Site", "site_id", site, false),
        format!(r#"{{"Meter":{meter}}}"#),
    ]
}

/// A picture without the numbers that were asked for.
fn plain(picture: &str, numbers: [&Numbers; 2]) -> String {
    let mut plain = picture.to_owned();
    for of in numbers {
        for (key, number) in [("building_id", &of.building), ("site_id", &of.site), ("Meter", &of.meter)] {
            plain = plain.replace(&format!("\"{key}\":{number}"), "#");
        }
    }
    plain
}

/// The first picture of this.
fn picture(live: &mut Live, watch: &str) -> String {
    live.watch(watch);
    let heard = live.hear_until(PATIENCE, |_| true);
    heard.into_iter().next().unwrap_or_else(|| panic!("nothing came of {watch}"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_live_connection_tells_nothing_of_the_neighbours_to_any_caller() {
    let served = Served::at(crate::api::tests::MONDAY + 15 * DAY_MS).await;
    let Neighbours { own, next_door, elsewhere } = neighbours::settle(&served).await;
    let missing = Numbers::missing();
    let sight = Sight::of([BuildingId(own.building.parse().unwrap())]);
    assert_eq!(served.routes.iter().filter(|route| route.door == Door::Socket).count(), 1, "say what another socket tells");
    let (mut pictures, mut wrong) = (0, Vec::new());
    for (who, caller) in callers(&sight) {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let router = served.router_for(&caller);
        let serving = tokio::spawn(async move { axum::serve(listener, router).await });
        let opened = Live::open(port, &[]);
        if !is_reader(&caller) {
            assert!(matches!(opened, Err(401 | 403)), "{who} has a live connection");
            serving.abort();
            continue;
        }
        let mut live = opened.unwrap_or_else(|status| panic!("{who} gets {status}"));
        let is_screen = matches!(caller, Caller::Screen(_));
        for foreign in [&next_door, &elsewhere] {
            for (of_foreign, of_missing) in watches(foreign).into_iter().zip(watches(&missing)) {
                if caller.sight().is_all() {
                    continue;
                }
                let found = [picture(&mut live, &of_foreign), picture(&mut live, &of_missing)];
                pictures += 2;
                let [of_foreign, of_missing] = [0, 1].map(|i| plain(&found[i], [foreign, &missing]));
                if of_foreign != of_missing {
                    wrong.push(format!("{who} tells another's from a missing one:\n  {of_foreign}\n  {of_missing}"));
                }
            }
        }
        let mut told = String::new();
        for watch in watches(&own).into_iter().chain(["\"Pulse\"".to_owned()]) {
            told.push_str(&picture(&mut live, &watch));
            pictures += 1;
        }
        // A screen of the wall is told what the wall shows.
        assert!(told.contains("1.23") || told.contains("1234"), "{who} hears nothing of their own: {told}");
        assert!(is_screen || told.contains("Own"), "{who} hears no name of their own: {told}");
        let neighbours = FIGURES.iter().chain([&MARK]).find(|text| told.contains(**text));
        match (neighbours, caller.sight().is_all()) {
            (Some(text), false) => wrong.push(format!("{who} hears {text} of the neighbours: {told}")),
            (None, true) => wrong.push(format!("{who} sees all and hears nothing of the neighbours: {told}")),
            _ => {}
        }
        serving.abort();
    }
    println!("{pictures} live pictures");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
