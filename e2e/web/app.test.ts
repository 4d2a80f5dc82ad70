// The app in Chromium, against a chain and a relay of its own.
import { afterAll, afterEach, beforeAll, describe } from 'vitest'

import { App } from './app'
import { languages } from './languages'
import { lightClients } from './light'
import { outages } from './outages'
import { everyPage } from './pages'
import { performers } from './performer'
import { referrals } from './referral'
import { relays } from './relays'
import { slowLinks } from './slow'
import { studio } from './studio'
import { verifiers } from './verifier'
import { viewers } from './viewer'

let app: App

beforeAll(async () => {
  app = await App.open()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await app.remember(task.name)
  await app.stage.clear()
  await app.leave()
})
afterAll(() => app?.close())

describe('a viewer', () => viewers(() => app))
describe('a performer', () => performers(() => app))
describe('the studio', () => studio(() => app))
describe('a verifier', () => verifiers(() => app))
describe('a relay', () => relays(() => app))
describe('a light client', () => lightClients(() => app))
describe('a referrer', () => referrals(() => app))
describe('every page', () => everyPage(() => app))
describe('another language', () => languages(() => app))
describe('an outage', () => outages(() => app))
describe('a slow link', () => slowLinks(() => app))
