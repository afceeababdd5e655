package dev.patchbay.crm.pipedrive;

import dev.patchbay.crm.CrmCalls;
import dev.patchbay.crm.CrmCalls.Cost;
import dev.patchbay.crm.CrmHttpException;
import dev.patchbay.crm.CrmStop;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.pipedrive.Received.Activity;
import dev.patchbay.crm.pipedrive.Received.Answer;
import dev.patchbay.crm.pipedrive.Received.Deal;
import dev.patchbay.crm.pipedrive.Received.Field;
import dev.patchbay.crm.pipedrive.Received.FoundPerson;
import dev.patchbay.crm.pipedrive.Received.Hit;
import dev.patchbay.crm.pipedrive.Received.Label;
import dev.patchbay.crm.pipedrive.Received.Lead;
import dev.patchbay.crm.pipedrive.Received.Me;
import dev.patchbay.crm.pipedrive.Received.Note;
import dev.patchbay.crm.pipedrive.Received.Organization;
import dev.patchbay.crm.pipedrive.Received.Person;
import dev.patchbay.crm.pipedrive.Received.Pipeline;
import dev.patchbay.crm.pipedrive.Received.SearchResult;
import dev.patchbay.crm.pipedrive.Received.Stage;
import dev.patchbay.crm.pipedrive.Received.User;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Every request that the hub makes of Pipedrive, paced by its price and checked for an answer. */
final class PipedriveCalls {

  /** The longest page that the lists give. */
  static final int PAGE = 500;

  private static final int HITS = 100;
  private static final String SOURCE_LEAD = "source_lead_id";

  private final PipedriveApi api;
  private final PipedriveSite site;
  private final CrmCalls calls;

  PipedriveCalls(PipedriveApi api, PipedriveSite site, CrmCalls calls) {
    this.api = api;
    this.site = site;
    this.calls = calls;
  }

  Me me() {
    return one("GET users/me", 2, api::me);
  }

  List<User> users() {
    return list("GET users", 20, api::users);
  }

  List<FoundPerson> personsByPhone(String term) {
    return search((base, token) -> api.searchPersons(base, token, term, "phone", null, HITS));
  }

  List<FoundPerson> personsByEmail(String email) {
    return search((base, token) -> api.searchPersons(base, token, email, "email", true, HITS));
  }

  Optional<Person> person(long id) {
    return existing("GET persons/{id}", 1, (base, token) -> api.person(base, token, id));
  }

  Optional<Lead> lead(String id) {
    return existing("GET leads/{id}", 2, (base, token) -> api.lead(base, token, id));
  }

  Optional<Deal> deal(long id) {
    return existing("GET deals/{id}", 1, (base, token) -> api.deal(base, token, id, SOURCE_LEAD));
  }

  /** The newest first. */
  List<Person> personsSince(Instant since) {
    return list(
        "GET persons",
        10,
        (base, token) -> api.persons(base, token, time(since), "id", "desc", PAGE));
  }

  /** The newest first. */
  List<Organization> organizationsSince(Instant since) {
    return list(
        "GET organizations",
        10,
        (base, token) -> api.organizations(base, token, time(since), "id", "desc", PAGE));
  }

  /** Neither archived nor converted. */
  List<Lead> openLeads(Parent of) {
    return list(
        "GET leads",
        20,
        (base, token) -> api.leads(base, token, of.person(), of.organization(), PAGE));
  }

  List<Lead> archivedLeads(Parent of) {
    return list(
        "GET leads/archived",
        20,
        (base, token) -> api.archivedLeads(base, token, of.person(), of.organization(), PAGE));
  }

  /**
   * @param since null for all
   */
  List<Deal> deals(Parent of, Instant since) {
    return list(
        "GET deals",
        10,
        (base, token) ->
            api.deals(base, token, of.person(), of.organization(), SOURCE_LEAD, time(since), PAGE));
  }

  List<Note> notesSince(Parent of, Instant since) {
    return list(
        "GET notes",
        20,
        (base, token) ->
            api.notes(
                base,
                token,
                of.lead(),
                of.deal(),
                of.person(),
                of.organization(),
                time(since),
                PAGE));
  }

  List<Activity> activitiesSince(Parent of, Instant since) {
    return list(
        "GET activities",
        10,
        (base, token) ->
            api.activities(
                base,
                token,
                of.lead(),
                of.deal(),
                of.person(),
                of.organization(),
                time(since),
                PAGE));
  }

  String create(Sent.Organization organization) {
    return write(
        "POST organizations", 5, (base, token) -> made(api.create(base, token, organization)));
  }

  String create(Sent.Person person) {
    return write("POST persons", 5, (base, token) -> made(api.create(base, token, person)));
  }

  String create(Sent.Lead lead) {
    return write(
        "POST leads",
        10,
        (base, token) -> {
          var answer = api.create(base, token, lead);
          return answer == null || answer.data() == null ? null : answer.data().id();
        });
  }

  String create(Sent.Deal deal) {
    return write("POST deals", 5, (base, token) -> made(api.create(base, token, deal)));
  }

  String create(Sent.Note note) {
    return write("POST notes", 10, (base, token) -> made(api.create(base, token, note)));
  }

  String create(Sent.Activity activity) {
    return write("POST activities", 5, (base, token) -> made(api.create(base, token, activity)));
  }

  /** False where the note has been deleted. */
  boolean update(long id, Sent.NoteText text) {
    return changed(
        "PUT notes/{id}",
        10,
        (base, token) -> api.update(base, token, id, text),
        note -> !Boolean.FALSE.equals(note.active()));
  }

  /** False where the activity has been deleted. */
  boolean update(long id, Sent.ActivityChange change) {
    return changed(
        "PATCH activities/{id}",
        5,
        (base, token) -> api.update(base, token, id, change),
        activity -> !Boolean.TRUE.equals(activity.deleted()));
  }

  /**
   * @param of {@code deal}, {@code person} or {@code organization}
   */
  List<Field> fields(String of) {
    String path = of + "Fields";
    return list("GET " + path, 10, (base, token) -> api.fields(base, token, path, PAGE));
  }

  List<Label> leadLabels() {
    return list("GET leadLabels", 10, api::leadLabels);
  }

  List<Pipeline> pipelines() {
    return list("GET pipelines", 5, (base, token) -> api.pipelines(base, token, PAGE));
  }

  List<Stage> stages() {
    return list("GET stages", 5, (base, token) -> api.stages(base, token, PAGE));
  }

  private List<FoundPerson> search(BiFunction<String, String, Answer<SearchResult>> request) {
    SearchResult result = one("GET persons/search", 20, request);
    return result.items() == null ? List.of() : result.items().stream().map(Hit::item).toList();
  }

  private <T> Optional<T> existing(
      String what, int tokens, BiFunction<String, String, Answer<T>> request) {
    try {
      return Optional.of(one(what, tokens, request));
    } catch (CrmStop stop) {
      if (stop.outcome() instanceof Failure.Refused refused && refused.gone()) {
        return Optional.empty();
      }
      throw stop;
    }
  }

  private <T> T one(String what, int tokens, BiFunction<String, String, Answer<T>> request) {
    return read(
        what,
        tokens,
        (base, token) -> {
          T data = request.apply(base, token).data();
          if (data == null) {
            throw noData(what);
          }
          return data;
        });
  }

  private <T> List<T> list(
      String what, int tokens, BiFunction<String, String, Answer<List<T>>> request) {
    return read(
        what,
        tokens,
        (base, token) -> {
          Answer<List<T>> answer = request.apply(base, token);
          if (!Boolean.TRUE.equals(answer.success())) {
            throw noData(what);
          }
          return answer.data() == null ? List.of() : answer.data();
        });
  }

  private <T> T read(String what, int tokens, BiFunction<String, String, T> request) {
    return calls.read(what, Cost.tokens(tokens), () -> judged(request));
  }

  private String write(String what, int tokens, BiFunction<String, String, String> request) {
    return calls.write(
        what,
        Cost.tokens(tokens),
        () -> {
          String id = judged(request);
          if (id == null) {
            throw new CrmStop(new Outcome.InDoubt(what + ": a good answer without an id"));
          }
          return id;
        });
  }

  private <T> boolean changed(
      String what, int tokens, BiFunction<String, String, Answer<T>> request, Predicate<T> there) {
    return calls.write(
        what,
        Cost.tokens(tokens),
        () -> {
          Answer<T> answer = judged(request);
          if (answer == null || answer.data() == null) {
            throw new CrmStop(new Outcome.InDoubt(what + ": a good answer without data"));
          }
          return there.test(answer.data());
        });
  }

  private <T> T judged(BiFunction<String, String, T> request) {
    try {
      return request.apply(site.base(), site.token());
    } catch (CrmHttpException answer) {
      throw PipedriveErrors.judge(answer);
    }
  }

  private static String made(Answer<Received.Made> answer) {
    return answer == null || answer.data() == null || answer.data().id() == null
        ? null
        : answer.data().id().toString();
  }

  private static CrmStop noData(String what) {
    return new CrmStop(new Failure.Unavailable(what + ": a good answer without data"));
  }

  /** RFC 3339 in UTC, to the second. */
  private static String time(Instant instant) {
    return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
