//! Who brought whom: enrolment, codes and lifetime earnings.
