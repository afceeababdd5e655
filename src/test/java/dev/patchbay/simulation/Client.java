package dev.patchbay.simulation;

/**
 * By what somebody is known.
 *
 * @param phone E.164, or null
 * @param email in lower case, or null
 */
record Client(String phone, String email) {

  /** Whether the one may be the other. */
  boolean shares(String otherPhone, String otherEmail) {
    return phone != null && phone.equals(otherPhone) || email != null && email.equals(otherEmail);
  }

  boolean shares(Client other) {
    return shares(other.phone, other.email);
  }

  boolean nobody() {
    return phone == null && email == null;
  }
}
