package dev.patchbay.report;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.report.Figures.Money;
import dev.patchbay.statusgroup.StatusGroup;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up the figures of one row. */
final class Counter {

  private static final int CONVERSION_DIGITS = 4;
  private static final int MONEY_DIGITS = 2;

  private final Map<String, Integer> interactions = new HashMap<>();
  private final Map<StatusGroup, Integer> leads = new EnumMap<>(StatusGroup.class);
  private final Map<StatusGroup, Integer> deals = new EnumMap<>(StatusGroup.class);
  private final Map<String, Purse> money = new HashMap<>();

  void add(Fact fact) {
    switch (fact) {
      case Fact.Interaction interaction ->
          interactions.merge(interaction.origin().kind(), 1, Integer::sum);
      case Fact.Business lead when lead.kind() == RecordKind.LEAD ->
          leads.merge(lead.group(), 1, Integer::sum);
      case Fact.Business deal -> {
        deals.merge(deal.group(), 1, Integer::sum);
        if (deal.amount() != null && deal.group() != StatusGroup.NOT_COUNTED) {
          money.computeIfAbsent(deal.currency(), _ -> new Purse()).add(deal);
        }
      }
    }
  }

  Figures figures() {
    int counted = sum(deals) - of(deals, StatusGroup.NOT_COUNTED);
    int paid = of(deals, StatusGroup.PAID);
    return new Figures(
        sum(interactions),
        interactions.getOrDefault("call", 0),
        interactions.getOrDefault("form", 0),
        interactions.getOrDefault("messenger", 0),
        sum(leads) - of(leads, StatusGroup.NOT_COUNTED),
        of(leads, StatusGroup.NOT_COUNTED),
        counted,
        of(deals, StatusGroup.IN_WORK),
        paid,
        of(deals, StatusGroup.CANCELLED),
        of(deals, StatusGroup.NOT_COUNTED),
        counted == 0 ? null : share(paid, counted),
        money());
  }

  private List<Money> money() {
    return money.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.nullsLast(Comparator.naturalOrder())))
        .map(purse -> purse.getValue().money(purse.getKey()))
        .toList();
  }

  private static BigDecimal share(int part, int all) {
    return BigDecimal.valueOf(part)
        .divide(BigDecimal.valueOf(all), CONVERSION_DIGITS, RoundingMode.HALF_UP);
  }

  private static int sum(Map<?, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static int of(Map<StatusGroup, Integer> counts, StatusGroup group) {
    return counts.getOrDefault(group, 0);
  }

  /** The amounts in one currency. */
  private static final class Purse {

    private final Map<StatusGroup, BigDecimal> sums = new EnumMap<>(StatusGroup.class);
    private int paidDeals;

    void add(Fact.Business deal) {
      sums.merge(deal.group(), deal.amount(), BigDecimal::add);
      paidDeals += deal.group() == StatusGroup.PAID ? 1 : 0;
    }

    Money money(String currency) {
      BigDecimal paid = of(StatusGroup.PAID);
      BigDecimal inWork = of(StatusGroup.IN_WORK);
      return new Money(
          currency,
          plain(paid),
          plain(inWork),
          plain(paid.add(inWork)),
          plain(of(StatusGroup.CANCELLED)),
          paidDeals == 0
              ? null
              : paid.divide(BigDecimal.valueOf(paidDeals), MONEY_DIGITS, RoundingMode.HALF_UP));
    }

    private BigDecimal of(StatusGroup group) {
      return sums.getOrDefault(group, BigDecimal.ZERO);
    }

    /** With at least two digits, so that no sum is written with an exponent; never rounded. */
    private static BigDecimal plain(BigDecimal sum) {
      return sum.scale() < MONEY_DIGITS ? sum.setScale(MONEY_DIGITS) : sum;
    }
  }
}
