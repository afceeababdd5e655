package dev.patchbay.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.CrmUnderTest.Topic;
import dev.patchbay.crm.CrmUnderTest.Traffic;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a connector makes of a CRM that fails. */
interface FaultContract extends ContractSupport {

  @Test
  default void refused_credentials_are_told_apart_when_connecting() {
    assertThat(connect(new Fault.Status(401))).isInstanceOf(Failure.Unauthorized.class);
    assertThat(connect(new Fault.Status(500))).isInstanceOf(Failure.Unavailable.class);
  }

  @Test
  default void a_look_up_with_refused_credentials_is_unauthorized() {
    assertThat(find(new Fault.Status(401))).isInstanceOf(Failure.Unauthorized.class);
  }

  @Test
  default void a_look_up_without_the_right_is_refused() {
    assertThat(find(new Fault.Status(403))).isInstanceOf(crm().outcomeOf(403));
  }

  @Test
  default void a_throttled_look_up_waits_as_long_as_the_crm_says() {
    assertThrottledFor17Seconds(find(new Fault.Status(429, Duration.ofSeconds(17))));
    assertThrottledForSomeTime(find(new Fault.Status(429)));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  default void a_look_up_in_a_broken_crm_is_unavailable(Fault fault) {
    assertThat(find(fault)).isInstanceOf(Failure.Unavailable.class);
  }

  @Test
  default void a_look_up_does_not_follow_a_redirect() {
    needs(Topic.NETWORK);
    var before = crm().calls();
    assertThat(find(new Fault.Redirect())).isNotInstanceOf(Failure.Throttled.class);
    assertThat(crm().calls() - before).isEqualTo(1);
  }

  @Test
  default void a_write_with_refused_credentials_is_unauthorized() {
    assertThat(write(new Fault.Status(401))).isInstanceOf(Failure.Unauthorized.class);
    assertThat(count(RecordKind.CONTACT)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 409, 422})
  default void a_write_that_the_crm_declines_is_refused_with_its_status(int status) {
    var outcome = write(new Fault.Status(status));
    assertThat(outcome).isInstanceOf(crm().outcomeOf(status));
    if (outcome instanceof Failure.Refused refused) {
      assertThat(refused.status()).isEqualTo(status);
      assertThat(refused.reason()).isNotBlank();
    }
    assertThat(count(RecordKind.CONTACT)).isZero();
  }

  @Test
  default void a_throttled_write_waits_as_long_as_the_crm_says() {
    assertThrottledFor17Seconds(write(new Fault.Status(429, Duration.ofSeconds(17))));
    assertThrottledForSomeTime(write(new Fault.Status(429)));
    assertThat(count(RecordKind.CONTACT)).isZero();
  }

  @ParameterizedTest
  @MethodSource("troubles")
  default void a_write_to_a_broken_crm_is_in_doubt(Fault fault) {
    assertThat(write(fault)).isInstanceOf(Outcome.InDoubt.class);
    assertThat(count(RecordKind.CONTACT)).isLessThanOrEqualTo(1);
  }

  @Test
  default void a_write_does_not_follow_a_redirect() {
    needs(Topic.NETWORK);
    assertThat(write(new Fault.Redirect()))
        .isNotInstanceOfAny(Outcome.Created.class, Outcome.Found.class, Failure.Throttled.class);
    assertThat(count(RecordKind.CONTACT)).isZero();
  }

  @Test
  default void after_a_fault_the_next_call_works() {
    find(new Fault.Status(500));
    assertThat(find()).isEqualTo(ClientRecords.NONE);
    assertThat(write(new Fault.Status(429))).isInstanceOf(Failure.Throttled.class);
    create("m:contact", ContractSupport.contact(null, null));
  }

  static Stream<Fault> troubles() {
    return Stream.of(
        new Fault.Status(500),
        new Fault.Status(502),
        new Fault.CutBeforeCommit(),
        new Fault.CutAfterCommit(),
        new Fault.Timeout(),
        new Fault.BrokenJson(),
        new Fault.HugeAnswer());
  }

  private Failure connect(Fault fault) {
    needs(Topic.NETWORK);
    crm().failNext(Traffic.READ, fault);
    var connected = crm().open().connect();
    assertThat(connected).isInstanceOf(Connected.Failed.class);
    return (Failure) withoutSecret(((Connected.Failed) connected).failure());
  }

  private Failure find(Fault fault) {
    needs(Topic.NETWORK);
    crm().failNext(Traffic.READ, fault);
    var lookup = crm().open().find(ClientQuery.byPhone(PHONE));
    assertThat(lookup).isInstanceOf(Lookup.Failed.class);
    return (Failure) withoutSecret(((Lookup.Failed) lookup).failure());
  }

  private Outcome write(Fault fault) {
    needs(Topic.NETWORK);
    crm().failNext(Traffic.WRITE, fault);
    var command = new Command("contact", "m:contact", ContractSupport.contact(null, null));
    return withoutSecret(perform(command));
  }

  private Outcome withoutSecret(Outcome outcome) {
    assertThat(outcome.toString()).doesNotContain(crm().secret()).doesNotContain(PHONE);
    return outcome;
  }

  private static void assertThrottledFor17Seconds(Outcome outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Failure.Throttled.class,
            throttled -> assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(17)));
  }

  private static void assertThrottledForSomeTime(Outcome outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Failure.Throttled.class, throttled -> assertThat(throttled.retryAfter()).isPositive());
  }
}
