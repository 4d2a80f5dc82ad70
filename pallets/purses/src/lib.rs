//! Spending without a wallet prompt per tip: capped purses and signed orders.
