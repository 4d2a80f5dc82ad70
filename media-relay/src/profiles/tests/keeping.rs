//! Whose documents are kept, and for how long.

use super::*;

#[tokio::test]
async fn a_signed_document_is_kept_under_its_hash() {
	let Fixture { chain, profiles, _folder, .. } = fixture();
	chain.name(luna().account(), Hash::default());
	let text = titled("Moonlight");
	let (_, hash) = profiles.publish(text.clone(), sign(&luna(), &text), None).await.unwrap();
	assert_eq!(hash, Hash::of(text.as_bytes()));
	assert_eq!(profiles.text(hash).await.unwrap(), Some(text));
}

#[tokio::test]
async fn a_foreign_signature_is_refused() {
	let Fixture { chain, profiles, _folder, .. } = fixture();
	chain.name(luna().account(), Hash::default());
	let text = titled("Moonlight");
	let mira = Signer::from_uri("//Mira").unwrap();

	let foreign = profiles.publish(text.clone(), sign(&mira, &text), None).await;
	assert!(matches!(foreign, Err(ProfileError::NotSigned { .. })));
	let of_another_text = sign(&luna(), &titled("Sunlight"));
	let moved = profiles.publish(text.clone(), of_another_text, None).await;
	assert!(matches!(moved, Err(ProfileError::NotSigned { .. })));
	let message = signed_message(Hash([8; 32]), Hash::of(text.as_bytes()));
	let other_chain = profiles.publish(text.clone(), luna().sign(message.as_bytes()), None).await;
	assert!(matches!(other_chain, Err(ProfileError::NotSigned { .. })));
	assert_eq!(profiles.text(Hash::of(text.as_bytes())).await.unwrap(), None);
}

#[tokio::test]
async fn her_proxy_signs_for_her_and_nobody_else_does() {
	let Fixture { chain, profiles, _folder, .. } = fixture();
	chain.name(luna().account(), Hash::default());
	let text = titled("Moonlight");
	let manager = Signer::from_uri("//Manager").unwrap();
	let signer = Some(manager.account());

	let stranger = profiles.publish(text.clone(), sign(&manager, &text), signer).await;
	assert!(matches!(stranger, Err(ProfileError::NotHers { .. })));
	chain.proxies.lock().unwrap().push((manager.account(), luna().account()));
	profiles.publish(text.clone(), sign(&manager, &text), signer).await.unwrap();
}

#[tokio::test]
async fn who_has_no_room_keeps_no_document() {
	let Fixture { profiles, _folder, .. } = fixture();
	let text = titled("Moonlight");
	let refused = profiles.publish(text.clone(), sign(&luna(), &text), None).await;
	assert!(matches!(refused, Err(ProfileError::NoRoom { .. })));
}

#[tokio::test]
async fn only_the_named_document_and_the_last_drafts_are_kept() {
	let Fixture { chain, profiles, _folder, .. } = fixture();
	let named = titled("Named");
	chain.name(luna().account(), Hash::of(named.as_bytes()));
	profiles.publish(named.clone(), sign(&luna(), &named), None).await.unwrap();
	let drafts: Vec<_> = (0..10).map(|number| titled(&format!("Draft {number}"))).collect();
	for draft in &drafts {
		profiles.publish(draft.clone(), sign(&luna(), draft), None).await.unwrap();
		profiles.publish(draft.clone(), sign(&luna(), draft), None).await.unwrap();
	}

	assert!(profiles.text(Hash::of(named.as_bytes())).await.unwrap().is_some());
	let mut kept = 0;
	for draft in &drafts {
		kept += u32::from(profiles.text(Hash::of(draft.as_bytes())).await.unwrap().is_some());
	}
	assert_eq!(kept, DRAFTS);
	let last = drafts.last().unwrap();
	assert!(profiles.text(Hash::of(last.as_bytes())).await.unwrap().is_some());
}

#[tokio::test]
async fn what_the_chain_names_no_more_is_forgotten() {
	let Fixture { chain, profiles, _folder, .. } = fixture();
	let (old, new) = (titled("Old"), titled("New"));
	chain.name(luna().account(), Hash::of(old.as_bytes()));
	for text in [&old, &new] {
		profiles.publish(text.clone(), sign(&luna(), text), None).await.unwrap();
	}
	assert_eq!(profiles.sweep().await.unwrap(), 0, "a draft is given time");
	chain.name(luna().account(), Hash::of(new.as_bytes()));
	assert_eq!(profiles.sweep_before(u64::MAX >> 1).await.unwrap(), 1);
	assert!(profiles.text(Hash::of(old.as_bytes())).await.unwrap().is_none());
	assert!(profiles.text(Hash::of(new.as_bytes())).await.unwrap().is_some());

	chain.finalized.lock().unwrap().clear();
	assert_eq!(profiles.sweep_before(u64::MAX >> 1).await.unwrap(), 1, "the room is closed");
}

#[tokio::test]
async fn nothing_is_forgotten_while_the_chain_is_out_of_reach() {
	let Fixture { chain, profiles, _folder, .. } = fixture();
	let text = titled("Moonlight");
	chain.name(luna().account(), Hash::default());
	let (_, hash) = profiles.publish(text.clone(), sign(&luna(), &text), None).await.unwrap();
	*chain.unreachable.lock().unwrap() = true;
	assert!(profiles.sweep_before(u64::MAX >> 1).await.is_err());
	assert!(profiles.text(hash).await.unwrap().is_some());
}
