package dev.patchbay.caller;

import dev.patchbay.caller.CallerCard.Link;
import dev.patchbay.caller.CallerCard.Responsible;
import dev.patchbay.caller.CallerCard.Source;
import dev.patchbay.project.Project;
import dev.patchbay.project.Project.CrmState;
import dev.patchbay.project.RoutingSettings;
import dev.patchbay.store.Stored;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Says who is calling: at once where the hub knows it, else within the project's deadline. */
@Singleton
public class CallerLookup {

  private final ClientFiles files;
  private final CrmQuestion crm;
  private final Clock clock;

  @Inject
  public CallerLookup(ClientFiles files, CrmQuestion crm, Clock clock) {
    this.files = files;
    this.crm = crm;
    this.clock = clock;
  }

  /**
   * What is known of a caller, with the file it comes from.
   *
   * @param known null where nothing is known
   */
  record Answer(CallerCard card, KnownClient known, ClientFile file) {}

  /**
   * @param phone E.164
   */
  public CallerCard card(Project project, String phone) {
    return answer(project, phone, true).card();
  }

  /**
   * @param askCrm whether the CRM may be asked where the hub's own index is not fresh
   */
  Answer answer(Project project, String phone, boolean askCrm) {
    ClientFile file = files.find(project.id(), phone).map(Stored::value).orElse(ClientFile.EMPTY);
    KnownClient known = ofThisCrm(project, file);
    RoutingSettings settings = project.settings().routing();
    Duration freshness = Duration.ofMinutes(settings.freshnessMinutes());
    if (known != null && known.freshSince(clock.instant().minus(freshness))) {
      return answer(project, phone, known, file, Source.INDEX);
    }
    if (askCrm && project.takesWork()) {
      Optional<KnownClient> now =
          crm.ask(
              project,
              phone,
              file.recent(project.integration().id(), clock.instant()),
              Duration.ofMillis(settings.deadlineMillis()));
      if (now.isPresent()) {
        return answer(project, phone, now.get(), file, Source.CRM);
      }
    }
    return answer(project, phone, known, file, known == null ? Source.NONE : Source.INDEX_STALE);
  }

  /** Records of a CRM that the project has left lead nowhere. */
  private static KnownClient ofThisCrm(Project project, ClientFile file) {
    return project.integration() != null
            && file.known() != null
            && file.known().integration().equals(project.integration().id())
        ? file.known()
        : null;
  }

  private static Answer answer(
      Project project, String phone, KnownClient known, ClientFile file, Source source) {
    if (known == null) {
      CallerCard number =
          new CallerCard(
              phone, null, null, null, null, null, null, null, file.interactions(), null, source);
      return new Answer(number, null, file);
    }
    String name = known.name() == null || known.name().isBlank() ? null : known.name().strip();
    String[] words = name == null ? new String[0] : name.split("\\s+", 2);
    boolean opens = project.crmState() == CrmState.CONNECTED;
    CallerCard card =
        new CallerCard(
            phone,
            name,
            words.length > 0 ? words[0] : null,
            words.length > 1 ? words[1] : null,
            Link.to(known.contact(), opens),
            Link.to(known.lead(), opens),
            Link.to(known.deal(), opens),
            responsible(project, known),
            file.interactions(),
            known.asOf(),
            source);
    return new Answer(card, known, file);
  }

  private static Responsible responsible(Project project, KnownClient known) {
    return known
        .owned()
        .map(
            owned ->
                project
                    .employeeByCrmUser(owned.owner())
                    .map(
                        employee ->
                            new Responsible(
                                owned.owner(),
                                employee.id(),
                                employee.name(),
                                employee.extensions().stream().findFirst().orElse(null)))
                    .orElseGet(() -> new Responsible(owned.owner(), null, null, null)))
        .orElse(null);
  }
}
