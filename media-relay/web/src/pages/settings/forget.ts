/** Deletes all that this browser keeps for this site, and begins anew. Other tabs that hold a database open let go of it when they close. */
export async function forgetEverything() {
  localStorage.clear()
  sessionStorage.clear()
  const databases = await indexedDB.databases()
  for (const { name } of databases) if (name) indexedDB.deleteDatabase(name)
  location.assign('/')
}
