//! Documents of performers who are live elsewhere.

use super::*;

const ORIGIN: Account = Account([9; 32]);
const URL: &str = "https://origin.example";

fn live_elsewhere(fixture: &Fixture, text: &str) {
	let room = RoomOnChain { profile: Hash::of(text.as_bytes()), relay: Some(ORIGIN) };
	fixture.chain.best.lock().unwrap().insert(luna().account(), room);
	fixture.chain.relays.lock().unwrap().insert(ORIGIN, URL.into());
}

#[tokio::test]
async fn a_document_is_fetched_from_the_relay_where_she_is_live_and_kept() {
	let fixture = fixture();
	let text = titled("Elsewhere");
	live_elsewhere(&fixture, &text);
	fixture.elsewhere.texts.lock().unwrap().insert(URL.into(), text.clone());

	let of = fixture.profiles.of(luna().account()).await.unwrap().unwrap();
	assert_eq!(&*of.title, "Elsewhere");
	fixture.elsewhere.texts.lock().unwrap().clear();
	let kept = fixture.profiles.text(Hash::of(text.as_bytes())).await.unwrap();
	assert_eq!(kept, Some(text));
}

#[tokio::test]
async fn another_document_than_the_named_one_is_dropped() {
	let fixture = fixture();
	live_elsewhere(&fixture, &titled("Elsewhere"));
	fixture.elsewhere.texts.lock().unwrap().insert(URL.into(), titled("Forged"));
	assert_eq!(fixture.profiles.of(luna().account()).await.unwrap(), None);
	let forged = Hash::of(titled("Forged").as_bytes());
	assert_eq!(fixture.profiles.text(forged).await.unwrap(), None);
}

#[tokio::test]
async fn a_document_of_somebody_else_is_dropped() {
	let fixture = fixture();
	let mut foreign = document();
	foreign["performer"] = serde_json::to_value(Account([1; 32])).unwrap();
	let foreign = foreign.to_string();
	live_elsewhere(&fixture, &foreign);
	fixture.elsewhere.texts.lock().unwrap().insert(URL.into(), foreign);
	assert_eq!(fixture.profiles.of(luna().account()).await.unwrap(), None);
}

#[tokio::test]
async fn a_performer_without_a_room_has_no_document() {
	assert_eq!(fixture().profiles.of(luna().account()).await.unwrap(), None);
}

#[tokio::test(start_paused = true)]
async fn a_relay_that_does_not_have_a_document_is_asked_again_after_a_while() {
	let fixture = fixture();
	let text = titled("Elsewhere");
	live_elsewhere(&fixture, &text);
	for _ in 0..3 {
		assert_eq!(fixture.profiles.of(luna().account()).await.unwrap(), None);
	}
	assert_eq!(fixture.elsewhere.asked.load(Ordering::Relaxed), 1);
	fixture.elsewhere.texts.lock().unwrap().insert(URL.into(), text);
	tokio::time::advance(ASK_AGAIN_AFTER).await;
	assert!(fixture.profiles.of(luna().account()).await.unwrap().is_some());
}

#[tokio::test(start_paused = true)]
async fn a_relay_that_does_not_answer_delays_nobody() {
	let fixture = fixture();
	let (dead, mira) = (Account([8; 32]), Account([1; 32]));
	let text = titled("Elsewhere");
	live_elsewhere(&fixture, &text);
	fixture.elsewhere.texts.lock().unwrap().insert(URL.into(), text);
	let room = RoomOnChain { profile: Hash([6; 32]), relay: Some(dead) };
	fixture.chain.best.lock().unwrap().insert(mira, room);
	fixture.chain.relays.lock().unwrap().insert(dead, SILENT.into());

	let asked = || fixture.profiles.at_hand(vec![luna().account(), mira]);
	let began = Instant::now();
	assert!(asked().await.is_empty(), "what is not here is not waited for");
	assert!(began.elapsed() < SILENCE);
	let found = async {
		loop {
			let documents = asked().await;
			if let Some(document) = documents.get(&luna().account()) {
				break document.title.to_string();
			}
			tokio::time::sleep(Duration::from_millis(10)).await;
		}
	};
	assert_eq!(found.await, "Elsewhere");
	assert!(began.elapsed() < SILENCE);
}
