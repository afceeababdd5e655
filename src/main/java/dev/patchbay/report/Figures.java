package dev.patchbay.report;

import java.math.BigDecimal;
import java.util.List;

/**
 * What is counted in one row; docs/report.md has the definitions.
 *
 * @param interactions calls, forms and messenger contacts
 * @param leads without the not counted ones
 * @param deals in work, paid and cancelled
 * @param conversion paid deals of all deals, with four digits; null where there is no deal
 * @param money by currency, never added together
 */
public record Figures(
    int interactions,
    int calls,
    int forms,
    int messengers,
    int leads,
    int leadsNotCounted,
    int deals,
    int dealsInWork,
    int dealsPaid,
    int dealsCancelled,
    int dealsNotCounted,
    BigDecimal conversion,
    List<Money> money) {

  public Figures {
    money = List.copyOf(money);
  }

  /**
   * The amounts of deals in one currency.
   *
   * @param currency ISO 4217; null for amounts without one
   * @param expected in work and paid
   * @param averagePaid of a paid deal with an amount, with two digits; null where there is none
   */
  public record Money(
      String currency,
      BigDecimal paid,
      BigDecimal inWork,
      BigDecimal expected,
      BigDecimal cancelled,
      BigDecimal averagePaid) {}
}
